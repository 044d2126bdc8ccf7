/** What a step's form may ask; the specs in this folder are lists of these. */
import type { ProposalDetail } from '../../../contract/detail.ts';
import type { Options } from '../shared.tsx';

export interface StepContext {
  code: string;
  detail: ProposalDetail;
  options: Options;
  /** The assignment the step is about; absent for steps of the proposal itself. */
  assignmentId?: string;
}

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
  initial?: unknown;
  /** Shown only while this holds of what has been chosen so far. */
  when?: (values: Values) => boolean;
  /** Word under `staff.hint`. */
  hint?: string;
}

export type Field = Common &
  (
    | { kind: 'text' | 'date' | 'minute' | 'switch' | 'file' | 'proposal' | 'units' | 'replyDials' | 'rating' }
    | { kind: 'area'; rows?: number; most?: number }
    | { kind: 'number'; least: number; most: number }
    | { kind: 'choice'; choices: Choice[]; many?: boolean; radio?: boolean }
  );

export interface StepSpec {
  /** Fields of the form; none: a question to be confirmed. */
  fields: (context: StepContext, t: (key: string, params?: Record<string, unknown>) => string) => Field[];
  /** Sends the step. @throws ApiProblem */
  run: (context: StepContext, values: Values) => Promise<unknown>;
  /** Cannot be taken back. */
  danger?: boolean;
  /** Wide drawer: long texts. */
  wide?: boolean;
}

/** Value of a field as text. */
export const textOf = (values: Values, name: string): string => String(values[name] ?? '').trim();

/** A local day and time (`2026-03-05T20:00`, in Beijing) as an instant. */
export const instantOf = (values: Values, name: string): string => `${textOf(values, name)}:00+08:00`;

/** Now, as the field for minutes has it. */
export function minuteNow(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16);
}

export const today = (): string => minuteNow().slice(0, 10);
