/** One suggestion at the desk: what I can do, the words and photos, beside them facts, those that say the same, the record. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown, Flex } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { bracketed } from '../../../../platform/i18n/lists.ts';
import { call } from '../../../../web/client.ts';
import { Mark } from '../../../../web/kit/state-tag.tsx';
import { Link } from '../../../../web/kit/words-context.tsx';
import { Provenance } from '../../../../web/shared/provenance.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { Clocks, State } from '../../../../web/staff/matter-parts.tsx';
import { useVerb } from '../../../../web/staff/steps/step-form.tsx';
import { StepPanel } from '../../../../web/staff/steps/step-panel.tsx';
import { Tabs } from '../../../../web/staff/tabs.tsx';
import { type Trail, useTrail, useTrailKeys } from '../../../../web/staff/trail.ts';
import { TrailBar } from '../../../../web/staff/trail-bar.tsx';
import { LikelyUnits } from '../../../handling/web/parts/likely-units.tsx';
import { Promises, Ratings, Unsatisfied } from '../../../handling/web/parts/outcome.tsx';
import { Units } from '../../../handling/web/parts/units.tsx';
import type { SuggestionDetail } from '../../contract/reading.ts';
import { suggestionEndpoints } from '../../contract.ts';
import { suggestionFront } from '../handling.ts';
import { Decided, Facts, Record } from './detail/facts.tsx';
import { Sheet } from './detail/sheet.tsx';
import { LedAnswer, Visits } from './detail/visits.tsx';
import { useOptions } from './options.ts';
import type { SuggestionStep } from './steps/context.ts';
import { orderSteps, type Press, specs, suggestionDesk } from './steps/desk.tsx';

interface ActionsProps {
  data: SuggestionDetail;
  verb(press: Press): string;
  choose(press: Press): void;
}

/** How many stand as buttons; the others unfold. */
const SHOWN = 6;

function Actions({ data, verb, choose }: ActionsProps) {
  const { t, locale } = useSession();
  const { all, next } = orderSteps(data);
  const several = new Set(all.flatMap((item) => item.assignmentId ?? [])).size > 1;
  const label = (press: Press) => {
    const unit = several && data.assignments.find((item) => item.assignmentId === press.assignmentId)?.unitName;
    return unit ? bracketed(verb(press), unit, locale) : verb(press);
  };
  if (all.length === 0) return null;
  const rest = all.slice(SHOWN);
  return (
    <Flex gap={8} wrap className="d-actions">
      {all.slice(0, SHOWN).map((press) => (
        <Button
          key={`${press.action}${press.assignmentId ?? ''}`}
          type={press === next ? 'primary' : 'default'}
          danger={press !== next && specs[press.action]!.danger === true}
          onClick={() => choose(press)}
        >
          {label(press)}
        </Button>
      ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map((press, at) => ({ key: String(at), label: label(press) })),
            onClick: ({ key }) => choose(rest[Number(key)]!),
          }}
        >
          <Button>{t('staff.more', { count: rest.length })}</Button>
        </Dropdown>
      )}
    </Flex>
  );
}

export function SuggestionDetailView({ suggestionId, trail }: { suggestionId: string; trail: Trail | null }) {
  const { assembly, me, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Press | null>(null);
  const options = useOptions();
  const verbOf = useVerb(suggestionDesk);
  useTrailKeys(trail);
  const query = useQuery({
    queryKey: [suggestionFront.cached, code, suggestionId],
    queryFn: () => suggestionFront.detail(code, suggestionId),
  });
  const context = (detail: SuggestionDetail, assignmentId?: string): SuggestionStep => ({
    code,
    matterId: suggestionId,
    detail,
    options: options.data!,
    assignmentId,
    me: me.account!.name,
  });
  /** What waited for the reader is done and nothing of this one waits any more: the next one comes. */
  async function done() {
    const waited = query.data !== undefined && orderSteps(query.data).next !== null;
    setChosen(null);
    const fresh = await query.refetch();
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== suggestionFront.cached });
    if (waited && fresh.data && !orderSteps(fresh.data).next) trail?.next?.();
  }
  return (
    <Loaded page query={query}>
      {(data) => (
        <article className="d-detail">
          {trail && <TrailBar trail={trail} />}
          <header>
            <p className="d-muted">
              {data.number === null
                ? t('suggestions.receiptNumbered', { receipt: data.receipt })
                : t('suggestions.numbered', { number: data.number })}
              {data.categoryLabel && ` · ${data.categoryLabel}`}
            </p>
            <h1>
              {data.subject || t('shared.untitled')} {data.isCase && <Mark seal>{t('suggestions.desk.case')}</Mark>}
            </h1>
            <Flex gap={16} wrap align="center">
              <State state={data.state} room="suggestions" />
              <Clocks clocks={data.clocks} room="suggestions" />
              {data.joined > 0 && <span>{t('suggestions.desk.joined', { count: data.joined })}</span>}
            </Flex>
          </header>
          {options.data && (
            <Actions
              data={data}
              verb={({ action, assignmentId }) => verbOf(action, context(data, assignmentId))}
              choose={setChosen}
            />
          )}
          <Decided data={data} options={options.data} />
          {data.replyRound > 1 && data.state === 'handling' && <Unsatisfied data={data} />}
          <div className="d-columns">
            <div className="d-main">
              <Tabs
                label={t('staff.tab.label')}
                items={[
                  { key: 'text', label: t('suggestions.desk.tab.text'), children: <Sheet data={data} /> },
                  {
                    key: 'led',
                    label: t('suggestions.desk.tab.led', { count: data.visits.length }),
                    children: (
                      <>
                        <LedAnswer data={data} />
                        <Visits data={data} />
                      </>
                    ),
                  },
                  {
                    key: 'units',
                    label: t('staff.tab.units', { count: data.assignments.length }),
                    children: (
                      <Units
                        data={data}
                        actions={(assignmentId) =>
                          (data.abilities.assignments[assignmentId] ?? []).filter(
                            (action) => specs[action] && !specs[action].blocked?.({ detail: data, assignmentId }),
                          )
                        }
                        verb={(action) => verbOf(action, context(data))}
                        choose={setChosen}
                      />
                    ),
                  },
                  {
                    key: 'outcome',
                    label: t('staff.tab.outcome'),
                    children: (
                      <>
                        <Ratings data={data} />
                        <Promises data={data} />
                      </>
                    ),
                  },
                  { key: 'history', label: t('staff.tab.history'), children: <Record data={data} /> },
                ]}
              />
            </div>
            <aside className="d-side">
              {data.abilities.suggestion.includes('propose_assignment') && (
                <div className="d-gap">
                  <LikelyUnits
                    matterId={suggestionId}
                    ask={() => call(suggestionEndpoints.likelyUnitsOfSuggestion, code, { params: { suggestionId } })}
                    base={`/desk/${code}`}
                  />
                </div>
              )}
              <Facts data={data} />
              {data.abilities.suggestion.includes('redact') && (
                <p>
                  <Link href={`/desk/${code}/suggestions/${suggestionId}/redact`}>
                    {t('suggestions.desk.redact.open')}
                  </Link>
                </p>
              )}
              <Provenance kind="suggestion" matterId={suggestionId} base={`/desk/${code}`} beside />
            </aside>
          </div>
          {chosen && options.data && (
            <StepPanel
              desk={suggestionDesk}
              action={chosen.action}
              context={context(data, chosen.assignmentId)}
              onClose={() => setChosen(null)}
              onDone={() => void done()}
            />
          )}
        </article>
      )}
    </Loaded>
  );
}

export function DetailScreen() {
  const { suggestionId = '' } = useParams();
  const trail = useTrail();
  return <SuggestionDetailView key={suggestionId} suggestionId={suggestionId} trail={trail} />;
}
