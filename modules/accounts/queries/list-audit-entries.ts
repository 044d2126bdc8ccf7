/** The trail of administrative acts of this assembly and of its people's sign-ins, newest first. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { actorName, auditSentences } from '../audit-sentences.ts';
import { accountEndpoints } from '../contract.ts';
import { mustBeAble } from '../policy.ts';
import { auditColumns, auditTrail } from './audit-trail.ts';

const aboutProposal = /^proposal\/([0-9a-f-]{36})$/;

export const listAuditEntries = defineQuery({
  ...accountEndpoints.listAuditEntries,
  operationId: 'listAuditEntries',
  summary: 'The audit trail, newest first; for the auditor alone',
  tag: 'accounts',
  access: 'signed_in',
  async handle(ctx, { query }) {
    mustBeAble(ctx.actor, 'read_audit');
    const { before, size } = query;
    const trail = auditTrail(ctx, query);
    const counted = await trail.select((q) => q.fn.countAll().as('count')).executeTakeFirstOrThrow();
    const total = Number(counted.count);
    const page = before ? 1 : Math.max(1, Math.min(query.page, Math.ceil(total / size)));
    const asked = before ? trail.where('seq', '<', before) : trail;
    const rows = await asked
      .select(auditColumns)
      .orderBy('seq', 'desc')
      .limit(size)
      .offset((page - 1) * size)
      .execute();
    const sentence = await auditSentences(ctx, rows);
    return {
      entries: rows.map((row) => ({
        seq: row.seq,
        at: row.at.toISOString(),
        accountId: row.account_id,
        actorName: actorName(ctx, row),
        action: row.action,
        sentence: sentence(row),
        proposalId: aboutProposal.exec(row.subject)?.[1] ?? null,
        subject: row.subject,
        details: row.details,
      })),
      next: rows.length === size ? (rows.at(-1)?.seq ?? null) : null,
      total,
      page,
    };
  },
});
