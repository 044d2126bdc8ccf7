import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import type { KitWord } from './words.ts';
import { useSay } from './words-context.tsx';

export interface DeadlineProps {
  /** Days until the deadline; 0 is its last day, below 0 it is over. Ignored when paused, met or late. */
  days?: number;
  /** The deadline has passed, also where no day counted lies between, as on a Saturday; absent: when `days` is below 0. */
  overdue?: boolean;
  /** Whose it is, as it is read. */
  whose?: string;
  /** Somebody else's part: told without alarm. */
  quiet?: boolean;
  /** What may still change it, as a sentence. */
  note?: string;
  /** How `days` were counted. */
  unit?: 'workingDays' | 'days';
  /** `paused`: the ball is with the other side; `met` and `late`: over, in time or not. */
  status?: 'running' | 'paused' | 'met' | 'late';
  /** The date as it is read, 2026年3月5日 20:00. */
  date?: string;
  /** The same for machines. */
  dateTime?: string;
  /** From how many days on it counts as soon. */
  soon?: number;
  /** Replaces the kit's words. */
  label?: string;
  className?: string;
}

type Urgency = 'calm' | 'soon' | 'over' | 'paused' | 'met' | 'late';
const signs: Record<Urgency, IconName> = {
  calm: 'clock',
  soon: 'clock',
  over: 'warning',
  paused: 'pause',
  met: 'check',
  late: 'check',
};

/** How pressing a deadline is, from its days and status. */
function urgencyOf({ days = 0, overdue = days < 0, quiet, status = 'running', soon = 3 }: DeadlineProps): Urgency {
  if (status !== 'running') return status;
  if (quiet) return 'calm';
  if (overdue) return 'over';
  return days <= soon ? 'soon' : 'calm';
}

const statusWords: Partial<Record<NonNullable<DeadlineProps['status']>, KitWord>> = {
  paused: 'paused',
  met: 'metInTime',
  late: 'metLate',
};

/** “还有 3 个工作日” or “已超 2 个工作日”, with the date beside it and a sign for those who do not see colour. */
export function Deadline(props: DeadlineProps) {
  const say = useSay();
  const { days = 0, unit = 'workingDays', status = 'running', date, dateTime, label, whose, note, className } = props;
  const { overdue = days < 0 } = props;
  const urgency = urgencyOf(props);
  const known = statusWords[status];
  const counted =
    days === 0
      ? say(overdue ? 'overdue' : 'dueToday')
      : say(`${unit}${overdue ? 'Over' : 'Left'}`, { count: Math.abs(days) });
  return (
    <span className={classes('yt-deadline', `yt-deadline--${urgency}`, className)}>
      <Icon name={signs[urgency]} />
      {whose && <span className="yt-deadline-whose">{whose}</span>}
      <span className="yt-deadline-words">{label ?? (known ? say(known) : counted)}</span>
      {date && (
        <time className="yt-deadline-date" dateTime={dateTime}>
          {date}
        </time>
      )}
      {note && <small className="yt-deadline-note">{note}</small>}
    </span>
  );
}
