/** What a module says of the tasks its matters give; it lists them in `Module.inbox`. */
import type { Expression, SqlBool } from 'kysely';
import type { ClockReader } from '../clocks/views.ts';
import type { Context } from '../http/context.ts';
import type { InboxItem } from './contract.ts';

export interface InboxTask {
  /** Name: key of its sentence, `<room>.task.<name>`, and of its count. */
  task: string;
  turn: InboxItem['turn'];
  /** About a part of the matter, joined to it. */
  onPart: boolean;
  /** On the tables of the kind, by their aliases: which wait for this reader. */
  where: Expression<SqlBool>;
  /** Names of the clocks that urge it. */
  clocks: readonly string[];
}

export interface InboxKind {
  /** Of the matters, as `proposal`. */
  kind: string;
  /** Module whose words name tasks and states. */
  room: string;
  /** Scope a token needs to see tasks of this kind. */
  scope: string;
  /** Table of the matters with its alias, as `proposals p`; it has `id` and `assembly_id`. */
  matters: { table: string; alias: string };
  /** Join of the parts tasks can be about, with their alias; absent: there are none. */
  parts?: { join: string; alias: string };
  /** Expressions on these tables; `unit`: id of the unit a part is of. */
  columns: Readonly<Record<'number' | 'subject' | 'state' | 'since' | 'who', string>> & { unit?: string };
  clocks: ClockReader;
  /** The tasks this reader can have, most urgent first; a task named twice is one: what fulfils either condition waits. */
  tasks(ctx: Context): Promise<readonly InboxTask[]>;
  /** Names of units by their ids, in the reader's language. */
  unitNames(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Place of a task in each front, below the assembly's own. */
  place(item: { task: string; matterId: string }): Record<'m' | 'desk', string>;
  /** What items of this kind are told beside. */
  more?(item: { matterId: string; partId: string | null }): Partial<InboxItem>;
}
