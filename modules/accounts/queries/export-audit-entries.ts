/** The audit trail to take away, as it is narrowed on the screen. */
import { dayOf } from '../../../platform/calendar/days.ts';
import type { ListDescription } from '../../../platform/exporting/list.ts';
import { takeAway, takenAway } from '../../../platform/exporting/take-away.ts';
import type { Context } from '../../../platform/http/context.ts';
import { defineQuery } from '../../../platform/http/operation.ts';
import type { AuditNarrowing } from '../audit-contract.ts';
import { type AuditEntry, actorName, auditSentences } from '../audit-sentences.ts';
import { accountEndpoints } from '../contract.ts';
import { mustBeAble } from '../policy.ts';
import { auditColumns, auditTrail } from './audit-trail.ts';

const CHUNK = 1000;

const clockTime = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' });

interface TrailLine {
  row: Pick<AuditEntry, 'seq' | 'at' | 'action'>;
  who: string;
  what: string;
}

const trailList: ListDescription<TrailLine> = {
  columns: [
    { key: 'seq', heading: 'audit.column.seq', cell: ({ row }) => row.seq },
    { key: 'when', heading: 'audit.column.when', cell: ({ row: { at } }) => `${dayOf(at)} ${clockTime.format(at)}` },
    { key: 'who', heading: 'audit.column.who', cell: ({ who }) => who },
    { key: 'what', heading: 'audit.column.what', cell: ({ what }) => what },
    { key: 'code', heading: 'audit.column.code', cell: ({ row }) => row.action },
  ],
};

async function* lines(ctx: Context, filter: AuditNarrowing): AsyncGenerator<TrailLine> {
  for (let before: number | undefined; ; ) {
    let trail = auditTrail(ctx, filter);
    if (before) trail = trail.where('seq', '<', before);
    const rows = await trail.select(auditColumns).orderBy('seq', 'desc').limit(CHUNK).execute();
    const sentence = await auditSentences(ctx, rows);
    yield* rows.map((row) => ({ row, who: actorName(ctx, row), what: sentence(row) }));
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
  ...takenAway,
  limit: 10,
  async handle(ctx, { query }) {
    mustBeAble(ctx.actor, 'read_audit');
    const name = `audit-${ctx.assembly.code}-${dayOf(ctx.clock.now())}`;
    return takeAway(ctx, trailList, lines(ctx, query), { format: 'csv', name });
  },
});
