/** The trail of administrative acts of this assembly and of its people's sign-ins, newest first. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { accountEndpoints } from '../contract.ts';
import { mustBeAble } from '../policy.ts';

export const listAuditEntries = defineQuery({
  ...accountEndpoints.listAuditEntries,
  operationId: 'listAuditEntries',
  summary: 'The audit trail, newest first; for the auditor alone',
  tag: 'accounts',
  access: 'signed_in',
  async handle(ctx, { query }) {
    mustBeAble(ctx.actor, 'read_audit');
    const { db, assembly } = ctx;
    const people = db.selectFrom('grants').select('account_id').where('assembly_id', '=', assembly.id);
    let entries = db
      .selectFrom('audit_entries')
      .select(['seq', 'at', 'account_id', 'actor_name', 'action', 'subject', 'details'])
      .where((q) =>
        q.or([
          q('assembly_id', '=', assembly.id),
          q.and([q('assembly_id', 'is', null), q('account_id', 'in', people)]),
          // Failed sign-ins of logins nobody has belong to no assembly; every auditor may look into them.
          q.and([q('assembly_id', 'is', null), q('account_id', 'is', null)]),
        ]),
      );
    if (query.before) entries = entries.where('seq', '<', query.before);
    if (query.action) entries = entries.where('action', '=', query.action);
    const rows = await entries.orderBy('seq', 'desc').limit(query.size).execute();
    return {
      entries: rows.map((row) => ({
        seq: row.seq,
        at: row.at.toISOString(),
        accountId: row.account_id,
        actorName: row.actor_name,
        action: row.action,
        subject: row.subject,
        details: row.details,
      })),
      next: rows.length === query.size ? (rows.at(-1)?.seq ?? null) : null,
    };
  },
});
