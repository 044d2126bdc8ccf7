/** What a step's form may ask; each room's steps are lists of these, and `StepDesk` says how the room draws its own. */

import type { ComponentType, ReactNode } from 'react';
import type { Undoable } from '../bulk/undo.ts';

/** What every matter's detail has that a step is taken on. */
export interface StepDetail {
  version: number;
  subject: string;
}

export interface StepContext<D extends StepDetail = StepDetail, O = unknown> {
  code: string;
  matterId: string;
  detail: D;
  /** Choices, limits and rules of the room. */
  options: O;
  /** The assignment the step is about; absent for steps of the matter itself. */
  assignmentId?: string | undefined;
  /** Name of the person at the desk. */
  me: string;
}

export interface Choice {
  value: string;
  label: string;
}

export type Values = Record<string, unknown>;

interface Common {
  name: string;
  /** Word under `field` of the room, else of `staff`. */
  word?: string;
  required?: boolean;
  /** Needed only for this verdict of a step with two buttons. */
  neededFor?: boolean;
  initial?: unknown;
  /** Shown only while this holds of what has been chosen so far. */
  when?: (values: Values) => boolean;
  /** Word under `hint` of the room, else of `staff`. */
  hint?: string;
}

export type Field = Common &
  (
    | { kind: 'text' | 'date' | 'minute' | 'switch' | 'file' }
    | { kind: 'area'; rows?: number; most?: number; isPublic?: boolean }
    | { kind: 'own'; input: string; rows?: number; most?: number }
    | { kind: 'number'; least: number; most: number }
    | { kind: 'choice'; choices: Choice[]; many?: boolean; radio?: boolean }
  );

/** Two buttons instead of one: a yes and a no, none of them chosen beforehand. */
export interface Verdicts {
  /** The value the press gives. */
  field: string;
  /** Words under `verdict` of the room, else of `staff`. */
  yes: string;
  no: string;
}

export interface StepSpec<C extends StepContext = StepContext> {
  /** Fields of the form; none: only what follows is read and confirmed. */
  fields: (context: C, t: (key: string, params?: Record<string, unknown>) => string) => Field[];
  /** Sends the step. @throws ApiProblem */
  run: (context: C, values: Values) => Promise<unknown>;
  /** Done with many at once: what is taken back for some minutes; null: it was not. */
  undoable?: (
    answer: unknown,
    context: C,
    t: (key: string, params?: Record<string, unknown>) => string,
  ) => Undoable | null;
  /** Turns somebody away. */
  danger?: boolean;
  /** Long texts. */
  wide?: boolean;
  /** What it is decided on, shown above the form: names of the desk's blocks. */
  about?: readonly string[];
  /** Its fields stand in a sheet of the desk, as those of a letter in the letter; absent: one below the other. */
  sheet?: string;
  /** Says above the button what follows: word under `follows` of the room, else of `staff`, by the action. */
  follows?: boolean;
  verdicts?: Verdicts;
  /** Why it cannot be done now: word under `staff.blocked`. */
  blocked?: (context: Pick<C, 'detail' | 'assignmentId'>) => string | undefined;
  /** A later form of the same name begins anew, as the reply of the next round. */
  edition?: (context: C) => string | number;
}

/** An input the frame does not have. */
export interface OwnInput<C extends StepContext = StepContext> {
  Input: ComponentType<OwnInputProps<C>>;
  /** Whether a field that must be filled is filled; absent: when it has a value. */
  filled?(value: unknown, context: C): boolean;
}

export interface OwnInputProps<C extends StepContext = StepContext> {
  id?: string;
  // biome-ignore lint/suspicious/noExplicitAny: each input knows its own value
  value?: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  onChange?: (value: any) => void;
  context: C;
  rows?: number | undefined;
  most?: number | undefined;
}

export interface SheetProps<C extends StepContext = StepContext> {
  context: C;
  /** A field of the form by its name; `bare` without its label, which is then said to screen readers alone. */
  field(name: string, bare?: boolean): ReactNode;
}

/** All a room says so that its steps have forms: beside what they decide on, kept while typed. */
export interface StepDesk<C extends StepContext = StepContext> {
  /** Whose words name actions, fields and hints. */
  room: string;
  /** Begins the names under which forms are kept. */
  kept: string;
  steps: Readonly<Record<string, StepSpec<C>>>;
  about: Readonly<Record<string, ComponentType<{ context: C }>>>;
  inputs: Readonly<Record<string, OwnInput<C>>>;
  sheets?: Readonly<Record<string, ComponentType<SheetProps<C>>>>;
  /** The text that is decided on, where the form covers the page. */
  Text: ComponentType<{ context: C }>;
  /** Key of the verb on a step's button, where it is not the action's own. */
  verb?(action: string, context: C): string | undefined;
  /** What the sentences of what follows say besides. */
  said?(context: C, t: (key: string, params?: Record<string, unknown>) => string): Record<string, unknown>;
}

/** Keys of a word in a room's own words, then in those of the desk. */
export const ownWord = (room: string, key: string): string[] => [`${room}.${key}`, `staff.${key}`];

/** Value of a field as text. */
export const textOf = (values: Values, name: string): string => String(values[name] ?? '').trim();

/** A local day and time (`2026-03-05T20:00`, in Beijing) as an instant. */
export const instantOf = (values: Values, name: string): string => `${textOf(values, name)}:00+08:00`;

/** Now, or so many days from now, as the field for minutes has it. */
export function minuteNow(days = 0): string {
  return new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 16);
}

export const today = (): string => minuteNow().slice(0, 10);
