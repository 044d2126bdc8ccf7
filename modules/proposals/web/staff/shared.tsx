/** Pieces the desk's screens of proposals share. */

import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { dayOf, yearOf } from '../../../../platform/calendar/days.ts';
import type { ClockView } from '../../../../platform/clocks/contract.ts';
import { call } from '../../../../web/client.ts';
import { Deadline } from '../../../../web/kit/deadline.tsx';
import { Mark, StateTag, type StateTone } from '../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { AssignmentState } from '../../../handling/contract.ts';
import type { ProposalLine } from '../../contract/reading.ts';
import { proposalEndpoints } from '../../contract.ts';
import type { ProposalState } from '../../workflow.ts';

export type Options = NonNullable<ReturnType<typeof useOptions>['data']>;

const tones: Partial<Record<ProposalState | AssignmentState, StateTone>> = {
  draft: 'idle',
  cosigning: 'waiting',
  submitted: 'attention',
  returned: 'attention',
  bounced: 'attention',
  consulting: 'attention',
  rating: 'waiting',
  checking: 'waiting',
  proposed: 'waiting',
  dispatched: 'waiting',
  merged: 'done',
  converted: 'done',
  closed: 'done',
  tracked: 'done',
  archived: 'done',
  issued: 'done',
  opined: 'done',
  declined: 'stopped',
  withdrawn: 'stopped',
  replaced: 'stopped',
};

const toneOf = (state: string): StateTone => (tones as Readonly<Record<string, StateTone>>)[state] ?? 'active';

/** @param room whose state it is */
export function State({ state, room = 'proposals' }: { state: string; room?: string }) {
  const { t } = useSession();
  return <StateTag tone={toneOf(state)}>{t(`${room}.state.${state}`)}</StateTag>;
}

export function UnitState({ state }: { state: AssignmentState }) {
  const { t } = useSession();
  return <StateTag tone={toneOf(state)}>{t(`handling.assignmentState.${state}`)}</StateTag>;
}

function useShortDay(): (instant: string) => string {
  const { locale } = useSession();
  return (instant) =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
      month: 'short',
      day: 'numeric',
      timeZone: 'Asia/Shanghai',
    }).format(new Date(instant));
}

/** A day without its year, for rows; whole in its title. */
export function Day({ at }: { at: string }) {
  const { date } = useSession();
  const short = useShortDay();
  return (
    <time dateTime={at} title={date(at, true)}>
      {short(at)}
    </time>
  );
}

/**
 * A running clock: what for, whose, how long, until when. `short` for rows of one line: without the year, without
 * saying that it is the reader's own; what it leaves out is in the title.
 */
export function Clock({
  clock,
  bare,
  short,
  unnamed,
}: {
  clock: ClockView;
  bare?: boolean;
  short?: boolean;
  /** Whose it is stands beside it already. */
  unnamed?: boolean;
}) {
  const { t, date } = useSession();
  const day = useShortDay();
  const whose = clock.mine ? t('proposals.clockMine') : clock.whose.name;
  const note = clock.provisional && t('proposals.clockProvisional', { year: yearOf(dayOf(new Date(clock.dueAt))) });
  return (
    <span className="d-clock" title={[whose, date(clock.dueAt, true), note].filter(Boolean).join(' · ')}>
      {!bare && <span className="d-muted">{t(`proposals.clock.${clock.kind}`)} </span>}
      <Deadline
        days={clock.daysLeft}
        overdue={clock.overdue}
        {...((short && clock.mine) || unnamed ? {} : { whose })}
        {...(note && !short ? { note } : {})}
        status={clock.paused ? 'paused' : 'running'}
        date={short ? day(clock.dueAt) : date(clock.dueAt)}
        dateTime={clock.dueAt}
      />
    </span>
  );
}

/** All clocks of a matter, the reader's own first; the screen's head shows a few and folds the others away. */
export function Clocks({ clocks, most = 4 }: { clocks: readonly ClockView[]; most?: number }) {
  const { t } = useSession();
  const line = (clock: ClockView, index: number) => (
    <Clock key={`${clock.kind}${clock.waitsFor}${index}`} clock={clock} />
  );
  const head = Math.max(most, clocks.filter((clock) => clock.mine).length);
  return (
    <>
      {clocks.slice(0, head).map(line)}
      {clocks.length > head && (
        <details>
          <summary>{t('proposals.clocksMore', { count: clocks.length - head })}</summary>
          {clocks.slice(head).map((clock, index) => (
            <div key={`${clock.kind}${clock.waitsFor}`}>{line(clock, index)}</div>
          ))}
        </details>
      )}
    </>
  );
}

export const proposalPath = (code: string, id: string) => `/desk/${code}/proposals/${id}`;

export function SubjectLink({ line }: { line: Pick<ProposalLine, 'proposalId' | 'subject'> }) {
  const { assembly, t } = useSession();
  return <Link to={proposalPath(assembly!.code, line.proposalId)}>{line.subject || t('shared.untitled')}</Link>;
}

export function Marks({ line }: { line: Pick<ProposalLine, 'isKey' | 'isExcellent' | 'imported'> }) {
  const { t } = useSession();
  return (
    <>
      {line.isKey && <Mark seal>{t('shared.key')}</Mark>}
      {line.isExcellent && <Mark>{t('staff.excellent.mark')}</Mark>}
      {line.imported && <Mark>{t('proposals.imported.mark')}</Mark>}
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

/** Whether the reader holds one of the offices in this assembly; for menus, never for permission. */
export function useRoles(): (...roles: string[]) => boolean {
  const { assembly } = useSession();
  return (...roles) => assembly!.grants.some((grant) => roles.includes(grant.role));
}
