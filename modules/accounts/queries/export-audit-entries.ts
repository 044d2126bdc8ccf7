/** The audit trail to take away, as it is narrowed on the screen. */
import { Readable } from 'node:stream';
import { dayOf } from '../../../platform/calendar/days.ts';
import { csvBegin, csvLine } from '../../../platform/documents/csv.ts';
import type { Context } from '../../../platform/http/context.ts';
import { defineQuery } from '../../../platform/http/operation.ts';
import type { AuditNarrowing } from '../audit-contract.ts';
import { actorName, auditSentences } from '../audit-sentences.ts';
import { accountEndpoints } from '../contract.ts';
import { mustBeAble } from '../policy.ts';
import { auditColumns, auditTrail } from './audit-trail.ts';

const CHUNK = 1000;
const columns = ['seq', 'when', 'who', 'what', 'code'] as const;

const clockTime = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' });

async function* lines(ctx: Context, filter: AuditNarrowing): AsyncGenerator<string> {
  yield csvBegin + csvLine(columns.map((column) => ctx.t(`audit.column.${column}`)));
  for (let before: number | undefined; ; ) {
    let trail = auditTrail(ctx, filter);
    if (before) trail = trail.where('seq', '<', before);
    const rows = await trail.select(auditColumns).orderBy('seq', 'desc').limit(CHUNK).execute();
    const sentence = await auditSentences(ctx, rows);
    yield rows
      .map((row) => {
        const when = `${dayOf(row.at)} ${clockTime.format(row.at)}`;
        return csvLine([row.seq, when, actorName(ctx, row), sentence(row), row.action]);
      })
      .join('');
    if (rows.length < CHUNK) return;
    before = rows.at(-1)!.seq;
  }
}

export const exportAuditEntries = defineQuery({
  ...accountEndpoints.exportAuditEntries,
  operationId: 'exportAuditEntries',
  summary: 'The audit trail as CSV; taking it away is an entry of its own',
  tag: 'accounts',
  access: 'signed_in',
  audited: 'data.exported',
  limit: 10,
  async handle(ctx, { query }) {
    mustBeAble(ctx.actor, 'read_audit');
    return {
      filename: `audit-${ctx.assembly.code}-${dayOf(ctx.clock.now())}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      body: Readable.from(lines(ctx, query)),
    };
  },
});
