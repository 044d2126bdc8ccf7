/** All I propose, co-sign or support: a tab for each part, filters kept in the address. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { ButtonLink } from '../../../../web/kit/button.tsx';
import { ItemList, ListItem } from '../../../../web/kit/list-item.tsx';
import { Pagination } from '../../../../web/kit/pagination.tsx';
import { Disclosure, PageTitle } from '../../../../web/kit/section.tsx';
import { Select } from '../../../../web/kit/select.tsx';
import { EmptyState, Skeleton } from '../../../../web/kit/states.tsx';
import { Tabs } from '../../../../web/kit/tabs.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { proposalEndpoints } from '../../contract.ts';
import { type ProposalState, proposalStates } from '../../workflow.ts';
import { Drafts, draftsOf } from './drafts.tsx';
import { mayPropose } from './may-propose.ts';
import { Clock, LineMeta, useOptions } from './shared.tsx';

const SIZE = 20;
const tabs = ['first', 'cosigner', 'supporter', 'drafts'] as const;

/** States as a member thinks of them. */
const stages = {
  examined: ['cosigning', 'submitted', 'reviewing', 'returned'],
  handled: ['filed', 'assigning', 'dispatched', 'handling', 'reworking', 'consulting'],
  rated: ['rating'],
  finished: ['closed', 'tracked', 'archived'],
  stopped: ['merged', 'converted', 'declined', 'withdrawn'],
} satisfies Record<string, ProposalState[]>;
type Stage = keyof typeof stages;
const sent = proposalStates.filter((state) => state !== 'draft');

export function MineScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const options = useOptions().data;
  const page = Math.max(1, Number(search.get('page')) || 1);
  const tab = tabs.find((item) => item === search.get('tab')) ?? 'first';
  const stage = (Object.keys(stages) as Stage[]).find((item) => item === search.get('stage'));
  const filter = { sessionId: search.get('session') ?? '', unitId: search.get('unit') ?? '' };
  const address = (changed: Record<string, string>) => {
    const next = new URLSearchParams(search);
    next.delete('page');
    for (const [key, value] of Object.entries(changed)) value ? next.set(key, value) : next.delete(key);
    return `/m/${code}/mine${next.size > 0 ? `?${next}` : ''}`;
  };
  const query =
    tab === 'drafts'
      ? { mine: 'true', state: 'draft', page, size: SIZE }
      : {
          mine: 'true',
          part: tab,
          state: (stage ? stages[stage] : sent).join(','),
          sessionId: filter.sessionId || undefined,
          unitId: filter.unitId || undefined,
          page,
          size: SIZE,
        };
  const { data, error, refetch } = useQuery({
    queryKey: ['mine', code, query],
    queryFn: () => call(proposalEndpoints.listProposals, code, { query: query as never }),
  });
  const narrowed = stage !== undefined || filter.sessionId !== '' || filter.unitId !== '';
  const drafts = tab === 'drafts' && data ? draftsOf(code, data.items) : [];
  const nothing = data && (tab === 'drafts' ? drafts.length : data.items.length) === 0;
  return (
    <>
      <PageTitle title={t('member.mine.title')} />
      <Tabs
        label={t('member.mine.title')}
        items={tabs.map((key) => ({
          key,
          label: t(`member.mine.tab.${key}`),
          href: `/m/${code}/mine?tab=${key}`,
          current: key === tab,
        }))}
      />
      {tab !== 'drafts' && options && (
        <Disclosure
          summary={t('member.mine.filters')}
          open={narrowed || window.matchMedia('(min-width: 40rem)').matches}
        >
          <div className="m-filters m-filters--three">
            <Select
              name="stage"
              label={t('member.mine.stageLabel')}
              placeholder={t('member.mine.any')}
              value={stage ?? ''}
              options={(Object.keys(stages) as Stage[]).map((key) => ({
                value: key,
                label: t(`member.mine.stage.${key}`),
              }))}
              onChange={(event) => void navigate(address({ stage: event.target.value }))}
            />
            <Select
              name="session"
              label={t('member.mine.session')}
              placeholder={t('member.mine.any')}
              value={filter.sessionId}
              options={options.sessions.map((item) => ({ value: item.sessionId, label: item.label }))}
              onChange={(event) => void navigate(address({ session: event.target.value }))}
            />
            <Select
              name="unit"
              label={t('member.mine.unit')}
              placeholder={t('member.mine.any')}
              value={filter.unitId}
              options={options.units.map((item) => ({ value: item.unitId, label: item.name }))}
              onChange={(event) => void navigate(address({ unit: event.target.value }))}
            />
          </div>
        </Disclosure>
      )}
      {error && !data ? (
        <Failure error={error} again={() => void refetch()} />
      ) : !data ? (
        <Skeleton shape="list" rows={6} />
      ) : nothing ? (
        <EmptyState
          title={t(narrowed ? 'member.mine.noneSuch' : `member.mine.none.${tab}`)}
          icon="proposal"
          actions={
            narrowed ? (
              <ButtonLink look="secondary" href={`/m/${code}/mine?tab=${tab}`}>
                {t('member.mine.showAll')}
              </ButtonLink>
            ) : (
              mayPropose(assembly!) && (
                <ButtonLink href={`/m/${code}/write/new`} icon="edit">
                  {t('member.nav.write')}
                </ButtonLink>
              )
            )
          }
        />
      ) : tab === 'drafts' ? (
        <Drafts drafts={drafts} />
      ) : (
        <ItemList>
          {data.items.map((line) => (
            <ListItem
              key={line.proposalId}
              href={`/m/${code}/${line.state === 'returned' && tab === 'first' ? 'write' : 'proposals'}/${line.proposalId}`}
              title={line.subject || t('shared.untitled')}
              meta={
                <>
                  <LineMeta line={line} />
                  {line.clock && line.state !== 'submitted' && line.state !== 'reviewing' && (
                    <Clock clock={line.clock} />
                  )}
                </>
              }
            />
          ))}
        </ItemList>
      )}
      {data && data.total > SIZE && (
        <Pagination
          page={page}
          pages={Math.ceil(data.total / SIZE)}
          href={(number) => address({ page: String(number) })}
        />
      )}
    </>
  );
}
