/** What a step's form may ask; the specs in this folder are lists of these. */
import type { ProposalDetail } from '../../../contract/detail.ts';
import type { Options } from '../shared.tsx';

export interface StepContext {
  code: string;
  detail: ProposalDetail;
  options: Options;
  /** The assignment the step is about; absent for steps of the proposal itself. */
  assignmentId?: string;
  /** Name of the person at the desk. */
  me: string;
}

/** What a step is decided on; shown inside its form (`about.tsx`). */
export type About =
  | 'bounce'
  | 'extension'
  | 'letter'
  | 'opinions'
  | 'promises'
  | 'publication'
  | 'ratings'
  | 'sentBack'
  | 'unrated';

export interface Choice {
  value: string;
  label: string;
}

export type Values = Record<string, unknown>;

interface Common {
  name: string;
  /** Word under `staff.field`. */
  word?: string;
  required?: boolean;
  /** Needed only for this verdict of a step with two buttons. */
  neededFor?: boolean;
  initial?: unknown;
  /** Shown only while this holds of what has been chosen so far. */
  when?: (values: Values) => boolean;
  /** Word under `staff.hint`. */
  hint?: string;
}

export type Field = Common &
  (
    | { kind: 'text' | 'date' | 'minute' | 'switch' | 'file' | 'proposal' | 'units' | 'replyDials' | 'rating' }
    | { kind: 'area'; rows?: number; most?: number; isPublic?: boolean }
    | { kind: 'reply'; rows: number; most: number }
    | { kind: 'number'; least: number; most: number }
    | { kind: 'choice'; choices: Choice[]; many?: boolean; radio?: boolean }
  );

/** Two buttons instead of one: a yes and a no, none of them chosen beforehand. */
export interface Verdicts {
  /** The value the press gives. */
  field: string;
  /** Words under `staff.verdict`. */
  yes: string;
  no: string;
}

export interface StepSpec {
  /** Fields of the form; none: only what follows is read and confirmed. */
  fields: (context: StepContext, t: (key: string, params?: Record<string, unknown>) => string) => Field[];
  /** Sends the step. @throws ApiProblem */
  run: (context: StepContext, values: Values) => Promise<unknown>;
  /** Turns somebody away. */
  danger?: boolean;
  /** Long texts. */
  wide?: boolean;
  /** What it is decided on, shown above the form. */
  about?: readonly About[];
  /** Says above the button what follows: word under `staff.follows`, by the action. */
  follows?: boolean;
  verdicts?: Verdicts;
  /** Why it cannot be done now: word under `staff.blocked`. */
  blocked?: (context: Pick<StepContext, 'detail' | 'assignmentId'>) => string | undefined;
  /** A later form of the same name begins anew, as the reply of the next round. */
  edition?: (context: StepContext) => string | number;
}

/** Value of a field as text. */
export const textOf = (values: Values, name: string): string => String(values[name] ?? '').trim();

/** A local day and time (`2026-03-05T20:00`, in Beijing) as an instant. */
export const instantOf = (values: Values, name: string): string => `${textOf(values, name)}:00+08:00`;

/** Now, or so many days from now, as the field for minutes has it. */
export function minuteNow(days = 0): string {
  return new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 16);
}

export const today = (): string => minuteNow().slice(0, 10);
