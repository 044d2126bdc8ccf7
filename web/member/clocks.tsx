/** Deadlines on the phone. */
import { dayOf, yearOf } from '../../platform/calendar/days.ts';
import type { ClockView } from '../../platform/clocks/contract.ts';
import { Deadline } from '../kit/deadline.tsx';
import { useSession } from '../shared/session.tsx';

/** A running clock with what it is for. */
export function Clock({ clock, room = 'proposals' }: { clock: ClockView; room?: string }) {
  const { t, date } = useSession();
  return (
    <span>
      {t([`${room}.clock.${clock.kind}`, `handling.clock.${clock.kind}`])}{' '}
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
export function Clocks({ clocks, room = 'proposals' }: { clocks: readonly ClockView[]; room?: string }) {
  const { t } = useSession();
  const line = (clock: ClockView, index: number) => (
    <Clock key={`${clock.kind}${clock.waitsFor}${index}`} clock={clock} room={room} />
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
