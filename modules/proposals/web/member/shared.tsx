/** Pieces the member's screens of proposals share. */

import { useQuery } from '@tanstack/react-query';
import { dayOf, yearOf } from '../../../../platform/calendar/days.ts';
import type { ClockView } from '../../../../platform/clocks/contract.ts';
import { listed } from '../../../../platform/i18n/lists.ts';
import { call } from '../../../../web/client.ts';
import { Deadline } from '../../../../web/kit/deadline.tsx';
import { Mark, StateTag, type StateTone } from '../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ProposalLine } from '../../contract/reading.ts';
import { proposalEndpoints } from '../../contract.ts';
import type { ProposalState } from '../../workflow.ts';

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

/** A running clock with what it is for. */
export function Clock({ clock }: { clock: ClockView }) {
  const { t, date } = useSession();
  return (
    <span>
      {t(`proposals.clock.${clock.kind}`)}{' '}
      <Deadline
        days={clock.daysLeft}
        overdue={clock.overdue}
        whose={clock.mine ? t('shared.clock.mine') : clock.whose.name}
        quiet={!clock.mine}
        {...(clock.provisional
          ? { note: t('shared.clock.provisional', { year: yearOf(dayOf(new Date(clock.dueAt))) }) }
          : {})}
        status={clock.paused ? 'paused' : 'running'}
        date={date(clock.dueAt)}
        dateTime={clock.dueAt}
      />
    </span>
  );
}

/** All clocks of a matter: the reader's own, then others' folded away. */
export function Clocks({ clocks }: { clocks: readonly ClockView[] }) {
  const { t } = useSession();
  const line = (clock: ClockView, index: number) => (
    <Clock key={`${clock.kind}${clock.waitsFor}${index}`} clock={clock} />
  );
  const head = Math.max(1, clocks.filter((clock) => clock.mine).length);
  return (
    <>
      {clocks.slice(0, head).map(line)}
      {clocks.length > head && (
        <details>
          <summary>{t('shared.clock.more', { count: clocks.length - head })}</summary>
          {clocks.slice(head).map((clock, index) => (
            <div key={`${clock.kind}${clock.waitsFor}`}>{line(clock, index)}</div>
          ))}
        </details>
      )}
    </>
  );
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
