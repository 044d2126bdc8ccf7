/** Pieces the member's screens of proposals share. */

import { useQuery } from '@tanstack/react-query';
import { listed } from '../../../../platform/i18n/lists.ts';
import { call } from '../../../../web/client.ts';
import { Mark, StateTag, type StateTone } from '../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ProposalLine } from '../../contract/reading.ts';
import { proposalEndpoints } from '../../contract.ts';
import type { ProposalState } from '../../workflow.ts';

export { Clock, Clocks } from '../../../../web/member/clocks.tsx';
export { Refusal } from '../../../../web/member/refusal.tsx';

const tones: Record<ProposalState, StateTone> = {
  draft: 'idle',
  cosigning: 'waiting',
  submitted: 'waiting',
  reviewing: 'active',
  returned: 'attention',
  filed: 'active',
  merged: 'done',
  converted: 'done',
  declined: 'stopped',
  withdrawn: 'stopped',
  assigning: 'active',
  dispatched: 'active',
  handling: 'active',
  rating: 'attention',
  reworking: 'active',
  consulting: 'attention',
  closed: 'done',
  tracked: 'done',
  archived: 'done',
};

/** State with its sign and word. @param mine the reader's turn: only that is called out */
export function State({ state, mine }: { state: ProposalState; mine: boolean }) {
  const { t } = useSession();
  const tone = tones[state] === 'attention' && !mine ? 'waiting' : tones[state];
  return <StateTag tone={tone}>{t(`proposals.state.${state}`)}</StateTag>;
}

/** Number, session, state, marks of one line. */
export function LineMeta({ line }: { line: ProposalLine }) {
  const { t, locale } = useSession();
  return (
    <>
      <State state={line.state} mine={line.clock?.mine ?? line.state === 'returned'} />
      {line.number !== null && <span>{t('shared.numberOf', { session: line.sessionLabel, number: line.number })}</span>}
      {line.leadUnits.length > 0 && <span>{listed(line.leadUnits, locale)}</span>}
      {line.isKey && <Mark seal>{t('shared.key')}</Mark>}
    </>
  );
}

/** Choices, limits and rules for forms. */
export function useOptions() {
  const { assembly } = useSession();
  const code = assembly!.code;
  return useQuery({
    queryKey: ['options', code],
    queryFn: () => call(proposalEndpoints.getOptions, code),
    staleTime: 300_000,
  });
}
