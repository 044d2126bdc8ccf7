/** Rows of kept forms. */
import './tables.ts';
import { type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/db/schema.ts';
import type { KeptFormsTable } from './tables.ts';

/** Whose form, where, and which. */
export interface FormKey {
  assemblyId: string;
  accountId: string;
  form: string;
}

/** Forms one person may keep in one assembly; beyond it the oldest go. */
export const MOST_FORMS = 200;

/** Days after which a form nobody touched is forgotten. */
export const KEPT_DAYS = 90;

export async function readForm(db: Db, key: FormKey): Promise<Selectable<KeptFormsTable> | undefined> {
  return db
    .selectFrom('kept_forms')
    .selectAll()
    .where('account_id', '=', key.accountId)
    .where('assembly_id', '=', key.assemblyId)
    .where('form', '=', key.form)
    .executeTakeFirst();
}

/** Takes the person's forms away. @returns how many there were */
export async function discardForms(db: Db, key: FormKey): Promise<number> {
  const gone = await db
    .deleteFrom('kept_forms')
    .where('account_id', '=', key.accountId)
    .where('assembly_id', '=', key.assemblyId)
    .where('form', '=', key.form)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** Those of the files whose id stands in a kept form: what somebody uploaded for it is not swept away. */
export async function filesInForms(db: Db, fileIds: readonly string[]): Promise<string[]> {
  if (fileIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...fileIds]}::text[]) as given (id)
    where exists (select 1 from kept_forms where position(given.id in kept_forms.content) > 0)`.execute(db);
  return rows.map((row) => row.id);
}
