/** What narrows a member's lists: stage, session, unit; each in the address. */
import { useNavigate, useSearchParams } from 'react-router';
import { Disclosure } from '../../../../web/kit/section.tsx';
import { Select } from '../../../../web/kit/select.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { type ProposalState, proposalStates } from '../../workflow.ts';
import { useOptions } from './shared.tsx';

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

/** @param path of the list, below which its address stands */
export function useListFilters(path: string) {
  const [search] = useSearchParams();
  const stage = (Object.keys(stages) as Stage[]).find((item) => item === search.get('stage'));
  const sessionId = search.get('session') || undefined;
  const unitId = search.get('unit') || undefined;
  return {
    page: Math.max(1, Number(search.get('page')) || 1),
    stage,
    sessionId,
    unitId,
    narrowed: [stage, sessionId, unitId].some((value) => value !== undefined),
    /** As the list is asked for them; drafts are never among them. */
    query: { state: (stage ? stages[stage] : sent).join(','), sessionId, unitId },
    /** The address with something else in it, on the first page unless a page is named. */
    address(changed: Record<string, string>): string {
      const next = new URLSearchParams(search);
      next.delete('page');
      for (const [key, value] of Object.entries(changed)) value ? next.set(key, value) : next.delete(key);
      return `${path}${next.size > 0 ? `?${next}` : ''}`;
    },
  };
}

export function ListFilters({ stage, sessionId, unitId, narrowed, address }: ReturnType<typeof useListFilters>) {
  const { t } = useSession();
  const navigate = useNavigate();
  const options = useOptions().data;
  if (!options) return null;
  const choice = (name: string, label: string, value: string, choices: Array<{ value: string; label: string }>) => (
    <Select
      name={name}
      label={t(label)}
      placeholder={t('member.mine.any')}
      value={value}
      options={choices}
      onChange={(event) => void navigate(address({ [name]: event.target.value }))}
    />
  );
  return (
    <Disclosure summary={t('member.mine.filters')} open={narrowed || window.matchMedia('(min-width: 40rem)').matches}>
      <div className="m-filters m-filters--three">
        {choice(
          'stage',
          'member.mine.stageLabel',
          stage ?? '',
          (Object.keys(stages) as Stage[]).map((key) => ({ value: key, label: t(`member.mine.stage.${key}`) })),
        )}
        {choice(
          'session',
          'member.mine.session',
          sessionId ?? '',
          options.sessions.map((item) => ({ value: item.sessionId, label: item.label })),
        )}
        {choice(
          'unit',
          'member.mine.unit',
          unitId ?? '',
          options.units.map((item) => ({ value: item.unitId, label: item.name })),
        )}
      </div>
    </Disclosure>
  );
}
