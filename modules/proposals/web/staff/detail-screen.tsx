/** One proposal at the desk: what I can do, where it stands, texts left, people, units and history right. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Flex } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { Provenance } from '../../../../web/shared/provenance.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { StepPanel } from '../../../../web/staff/steps/step-panel.tsx';
import { Tabs } from '../../../../web/staff/tabs.tsx';
import { type Trail, useTrail, useTrailKeys } from '../../../../web/staff/trail.ts';
import { TrailBar } from '../../../../web/staff/trail-bar.tsx';
import { LikelyUnits } from '../../../handling/web/parts/likely-units.tsx';
import { Promises, Ratings } from '../../../handling/web/parts/outcome.tsx';
import { Units } from '../../../handling/web/parts/units.tsx';
import { proposalEndpoints } from '../../contract.ts';
import { Actions } from './detail/actions.tsx';
import { Decision, Facts, Meetings, People } from './detail/facts.tsx';
import { History } from './detail/history.tsx';
import { orderSteps, type Press } from './detail/next-step.ts';
import { SimilarBeside } from './detail/similar.tsx';
import { Downloads, Texts } from './detail/texts.tsx';
import { Clocks, Loaded, Marks, State, useOptions } from './shared.tsx';
import { possible, verbOf } from './steps/all-steps.ts';
import { proposalDesk } from './steps/desk.tsx';

interface DetailProps {
  proposalId: string;
  /** The list it was opened from. */
  trail: Trail | null;
}

export function ProposalDetailView({ proposalId, trail }: DetailProps) {
  const { assembly, me, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Press | null>(null);
  const options = useOptions();
  useTrailKeys(trail);
  const reader = { accountId: me.account!.id, grants: assembly!.grants };
  const canHandOn = (options.data?.handlers.length ?? 0) > 0;
  const query = useQuery({
    queryKey: ['proposal', code, proposalId],
    queryFn: () => call(proposalEndpoints.getProposal, code, { params: { proposalId } }),
  });
  /** What waited for the reader is done and nothing of this matter waits any more: the next one comes. */
  async function done() {
    const waited = query.data !== undefined && orderSteps(query.data, reader, canHandOn).next !== null;
    setChosen(null);
    const fresh = await query.refetch();
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'proposal' });
    if (waited && fresh.data && !orderSteps(fresh.data, reader, canHandOn).next) trail?.next?.();
  }
  return (
    <Loaded page query={query}>
      {(data) => (
        <article className="d-detail">
          {trail && <TrailBar trail={trail} />}
          <header>
            <p className="d-muted">
              {data.number === null
                ? data.sessionLabel
                : t('shared.numberOf', { session: data.sessionLabel, number: data.number })}
              {data.season && ` · ${t(`proposals.season.${data.season}`)}`} · {t(`proposals.kind.${data.kind}`)}
            </p>
            <h1>
              {data.subject || t('shared.untitled')} <Marks line={data} />
            </h1>
            <Flex gap={16} wrap align="center">
              <State state={data.state} />
              {data.state === 'reviewing' && (
                <span>{t('staff.round', { round: data.reviewRound, of: data.reviewRounds })}</span>
              )}
              <Clocks clocks={data.clocks} />
            </Flex>
          </header>
          <Actions data={data} steps={orderSteps(data, reader, canHandOn)} choose={setChosen} />
          <Decision data={data} />
          <div className="d-columns">
            <div className="d-main">
              <Tabs
                label={t('staff.tab.label')}
                items={[
                  { key: 'text', label: t('staff.tab.text'), children: <Texts data={data} /> },
                  {
                    key: 'units',
                    label: t('staff.tab.units', { count: data.assignments.length }),
                    children: (
                      <Units
                        data={data}
                        actions={(assignmentId) =>
                          (data.abilities.assignments[assignmentId] ?? []).filter((action) =>
                            possible(action, { detail: data, assignmentId }),
                          )
                        }
                        verb={(action) => t(verbOf(action, data))}
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
                        <Meetings data={data} />
                      </>
                    ),
                  },
                  { key: 'history', label: t('staff.tab.history'), children: <History data={data} /> },
                ]}
              />
            </div>
            <aside className="d-side">
              {data.abilities.proposal.includes('propose_assignment') && (
                <LikelyUnits
                  matterId={data.proposalId}
                  ask={() => call(proposalEndpoints.likelyUnits, code, { params: { proposalId: data.proposalId } })}
                  base={`/desk/${code}`}
                />
              )}
              <SimilarBeside data={data} />
              <Facts data={data} />
              <People data={data} />
              <Provenance kind="proposal" matterId={data.proposalId} base={`/desk/${code}`} beside />
              <Downloads data={data} />
            </aside>
          </div>
          {chosen && options.data && (
            <StepPanel
              desk={proposalDesk}
              action={chosen.action}
              context={{
                code,
                matterId: proposalId,
                detail: data,
                options: options.data,
                assignmentId: chosen.assignmentId,
                me: me.account!.name,
              }}
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
  const { proposalId = '' } = useParams();
  const trail = useTrail();
  return <ProposalDetailView key={proposalId} proposalId={proposalId} trail={trail} />;
}
