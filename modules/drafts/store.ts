/** Rows of kept forms. */
import './tables.ts';
import type { Selectable } from 'kysely';
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
