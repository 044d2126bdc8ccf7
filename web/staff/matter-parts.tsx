/** Pieces every room's screens of the desk share: states, clocks, days. */
import { dayOf, yearOf } from '../../platform/calendar/days.ts';
import type { ClockView } from '../../platform/clocks/contract.ts';
import { Deadline } from '../kit/deadline.tsx';
import { StateTag, type StateTone } from '../kit/state-tag.tsx';
import { useSession } from '../shared/session.tsx';

/** Of states as rooms call them; a state of the same name has the same tone in every room. */
const tones: Readonly<Record<string, StateTone>> = {
  draft: 'idle',
  cosigning: 'waiting',
  submitted: 'attention',
  received: 'attention',
  returned: 'attention',
  bounced: 'attention',
  consulting: 'attention',
  rating: 'waiting',
  checking: 'waiting',
  proposed: 'waiting',
  dispatched: 'waiting',
  merged: 'done',
  converted: 'done',
  passed_on: 'done',
  answered: 'waiting',
  closed: 'done',
  tracked: 'done',
  archived: 'done',
  issued: 'done',
  opined: 'done',
  declined: 'stopped',
  withdrawn: 'stopped',
  replaced: 'stopped',
};

export const toneOf = (state: string): StateTone => tones[state] ?? 'active';

/** @param room whose state it is */
export function State({ state, room = 'proposals' }: { state: string; room?: string }) {
  const { t } = useSession();
  return <StateTag tone={toneOf(state)}>{t(`${room}.state.${state}`)}</StateTag>;
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
  room = 'proposals',
}: {
  clock: ClockView;
  bare?: boolean;
  short?: boolean;
  /** Whose it is stands beside it already. */
  unnamed?: boolean;
  /** Whose words name it; those of handling name what is the same in every room. */
  room?: string;
}) {
  const { t, date } = useSession();
  const day = useShortDay();
  const whose = clock.mine ? t('shared.clock.mine') : clock.whose.name;
  const note = clock.provisional && t('shared.clock.provisional', { year: yearOf(dayOf(new Date(clock.dueAt))) });
  return (
    <span className="d-clock" title={[whose, date(clock.dueAt, true), note].filter(Boolean).join(' · ')}>
      {!bare && <span className="d-muted">{t([`${room}.clock.${clock.kind}`, `handling.clock.${clock.kind}`])} </span>}
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
export function Clocks({ clocks, most = 4, room }: { clocks: readonly ClockView[]; most?: number; room?: string }) {
  const { t } = useSession();
  const line = (clock: ClockView, index: number) => (
    <Clock key={`${clock.kind}${clock.waitsFor}${index}`} clock={clock} {...(room ? { room } : {})} />
  );
  const head = Math.max(most, clocks.filter((clock) => clock.mine).length);
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

/** Whether the reader holds one of the offices in this assembly; for menus, never for permission. */
export function useRoles(): (...roles: string[]) => boolean {
  const { assembly } = useSession();
  return (...roles) => assembly!.grants.some((grant) => roles.includes(grant.role));
}
