/** The trail as its auditor may read it: of this assembly, of its people's sign-ins, and of logins nobody has. */
import { sql } from 'kysely';
import { addDays, startOfDay } from '../../../platform/calendar/days.ts';
import type { Context } from '../../../platform/http/context.ts';
import { auditGroups } from '../audit-actions.ts';
import type { AuditNarrowing } from '../audit-contract.ts';

function byPerson(person: string) {
  const like = `%${person.replace(/[\\%_]/g, '\\$&')}%`;
  const named = sql`select id from accounts where name like ${like} or login = ${person.toLowerCase()}`;
  return sql<boolean>`(account_id in (${named}) or actor_name like ${like}
    or subject in (select 'account/' || id from (${named}) of_name) or subject = ${`login/${person.toLowerCase()}`})`;
}

export function auditTrail(ctx: Context, filter: AuditNarrowing) {
  const { db, assembly } = ctx;
  const people = db.selectFrom('grants').select('account_id').where('assembly_id', '=', assembly.id);
  let entries = db.selectFrom('audit_entries').where((q) =>
    q.or([
      q('assembly_id', '=', assembly.id),
      q.and([q('assembly_id', 'is', null), q('account_id', 'in', people)]),
      // Failed sign-ins of logins nobody has belong to no assembly; every auditor may look into them.
      q.and([q('assembly_id', 'is', null), q('account_id', 'is', null)]),
    ]),
  );
  if (filter.from) entries = entries.where('at', '>=', startOfDay(filter.from));
  if (filter.until) entries = entries.where('at', '<', startOfDay(addDays(filter.until, 1)));
  if (filter.action) entries = entries.where('action', '=', filter.action);
  if (filter.group) entries = entries.where('action', 'in', [...auditGroups[filter.group]]);
  if (filter.person) entries = entries.where(byPerson(filter.person));
  return entries;
}

export const auditColumns = ['seq', 'at', 'account_id', 'actor_name', 'action', 'subject', 'details'] as const;
