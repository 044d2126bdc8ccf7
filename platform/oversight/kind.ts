/** What a module says of its matters to those who oversee: how many, what is late, what was answered. It lists them in `Module.overseen`. */
import type { Context } from '../http/context.ts';

/** Days in Beijing, `YYYY-MM-DD`; both count. */
export interface Span {
  from: string;
  until: string;
}

/** A number of matters and the list of exactly these. */
export interface OverseenCount {
  /** Key of its name, `<room>.overseen.<name>`, and of how it is counted, `<room>.overseenHow.<name>`. */
  name: string;
  count: number;
  /** Address of the list below the assembly's at the desk. */
  list: string;
}

/** Running deadlines that have passed, by whom they wait for and which clock it is. */
export interface LateCount {
  /** As clocks keep it: `unit:<id>`, `role:<role>` or a person who is a part of the matter. */
  waitsFor: string;
  /** Key of its name, `<room>.clock.<name>`. */
  clock: string;
  count: number;
}

/** One matter in a line. */
export interface OverseenLine {
  matterId: string;
  number: number | null;
  title: string;
  /** Who answered, or whose it is now. */
  unitIds: string[];
  /** Key of its name, `<room>.state.<state>`. */
  state: string;
  /** How it was answered, where it was. */
  answered: { code: string; zh: string; en: string } | null;
  dueAt: string | null;
  overdue: boolean;
  /** Below the assembly's address at the desk. */
  path: string;
}

export interface OverseenKind {
  kind: string;
  /** Module whose words name counts and clocks, and the kind itself as `<room>.overseenRoom`. */
  room: string;
  /** Numbers of the span, of what the reader may see. @param open confidential matters are left out */
  counts(ctx: Context, span: Span, open: boolean): Promise<OverseenCount[]>;
  late(ctx: Context, open: boolean): Promise<LateCount[]>;
  /** Where those that wait for a unit, or for anybody, are listed. */
  lateList(unitId: string | null): string;
  /** Answers given in the span, the latest first. */
  answers(ctx: Context, span: Span, open: boolean, most: number): Promise<OverseenLine[]>;
  /** Matters under a leader's own eye, most urgent first. */
  key(ctx: Context, open: boolean, most: number): Promise<OverseenLine[]>;
}
