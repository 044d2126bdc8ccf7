import { classes } from './classes.ts';

/**
 * `idle` not begun or kept, `active` under way, `waiting` for the other side, `attention` needs the reader,
 * `done` reached, `stopped` ended without result.
 */
export type StateTone = 'idle' | 'active' | 'waiting' | 'attention' | 'done' | 'stopped';

const shapes: Record<StateTone, string> = {
  idle: 'M8 2.500a5.500 5.500 0 1 1 0 11a5.500 5.500 0 0 1 0-11z',
  active: 'M8 2.500a5.500 5.500 0 1 1 0 11a5.500 5.500 0 0 1 0-11z|F M8 2.500a5.500 5.500 0 0 1 0 11z',
  waiting: 'M8 2.500a5.500 5.500 0 1 1 0 11a5.500 5.500 0 0 1 0-11z|M8 5v3.200l2 1.300',
  attention: 'F M8 1.800L15 14H1z',
  done: 'F M8 1.800a6.200 6.200 0 1 1 0 12.400a6.200 6.200 0 0 1 0-12.400z|C M5.200 8.200l2 2l3.700-4.300',
  stopped: 'M3 3h10v10H3z|M5.500 8h5',
};

function Shape({ tone }: { tone: StateTone }) {
  return (
    <svg className="yt-state-shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shapes[tone].split('|').map((part) => {
        const kind = part.startsWith('F ') ? 'yt-fill' : part.startsWith('C ') ? 'yt-cut' : undefined;
        return <path key={part} className={kind} d={kind ? part.slice(2) : part} />;
      })}
    </svg>
  );
}

export interface StateTagProps {
  tone: StateTone;
  /** The state's word. */
  children: string;
  /** With a ground of its own; otherwise a sign and a word in the line. */
  filled?: boolean;
  className?: string;
}

/** A state: shape, word and colour together, never colour alone. */
export function StateTag({ tone, children, filled, className }: StateTagProps) {
  return (
    <span className={classes('yt-state', `yt-state--${tone}`, filled && 'yt-state--filled', className)}>
      <Shape tone={tone} />
      {children}
    </span>
  );
}

/** A short mark beside a title: 重点提案, 优秀, 平时. `seal` sets it in cinnabar; at most one a line. */
export function Mark({ children, seal, className }: { children: string; seal?: boolean; className?: string }) {
  return <span className={classes('yt-mark', seal && 'yt-mark--seal', className)}>{children}</span>;
}
