/** Open data: the public register as CSV (UTF-8 with byte order mark, so that spreadsheets read it) or JSON. */

import { sql } from 'kysely';
import type { ListDescription } from '../../../platform/exporting/list.ts';
import { takeAway } from '../../../platform/exporting/take-away.ts';
import type { Context } from '../../../platform/http/context.ts';
import { saidAloudAssignments } from '../../handling/index.ts';
import type { Redaction } from '../masks.ts';
import { shownDay } from '../month-dates.ts';
import { query } from '../operations.ts';
import type { MonthDate } from '../tables.ts';
import { labelsFor, unitNames } from './lines.ts';
import { publicSubject } from './public-subject.ts';
import { isPublic } from './search-register.ts';

interface OpenRow {
  id: string;
  number: number;
  session_id: string;
  season: string | null;
  subject: string;
  redactions: Redaction[];
  category: string | null;
  state: string;
  first_proposer: string | null;
  unit_ids: string[] | null;
  filed_at: Date;
  replied_at: Date | null;
  month_only: MonthDate[];
  closed_at: Date | null;
  reply_class: string | null;
  satisfied: number;
  basically: number;
  unsatisfied: number;
}

const CHUNK = 2000;

async function* openLines(ctx: Context, sessionId: string | undefined) {
  const labels = await labelsFor(ctx);
  let after: { at: Date; id: string } | undefined;
  for (;;) {
    const { rows } = await sql<OpenRow>`
      select p.id, p.number, p.session_id, p.season, p.subject, p.redactions, p.category, p.state, p.filed_at, p.month_only, p.replied_at, p.closed_at, p.reply_class,
        (select x.name from proposal_proposers x where x.proposal_id = p.id and x.role = 'first' limit 1) as first_proposer,
        (select json_agg(a.unit_id) from assignments a where a.matter_id = p.id and a.role <> 'assisting'
          and ${saidAloudAssignments}) as unit_ids,
        (select count(*) from ratings t where t.matter_id = p.id and t.overall = 'satisfied' and t.round = p.reply_round) as satisfied,
        (select count(*) from ratings t where t.matter_id = p.id and t.overall = 'basically' and t.round = p.reply_round) as basically,
        (select count(*) from ratings t where t.matter_id = p.id and t.overall = 'unsatisfied' and t.round = p.reply_round) as unsatisfied
      from proposals p where ${isPublic(ctx)} ${sessionId ? sql`and p.session_id = ${sessionId}` : sql``}
        ${after ? sql`and (p.filed_at, p.id) < (${after.at}, ${after.id})` : sql``}
      order by p.filed_at desc, p.id desc limit ${CHUNK}`.execute(ctx.db);
    if (rows.length === 0) return;
    const units = await unitNames(
      ctx,
      rows.flatMap((row) => row.unit_ids ?? []),
    );
    yield* rows.map((row) => ({
      id: row.id,
      number: row.number,
      session: labels.session(row.session_id),
      season: row.season,
      subject: publicSubject(ctx, row),
      category: row.category,
      state: row.state,
      first_proposer: row.first_proposer,
      units: (row.unit_ids ?? []).map((id) => units.get(id) ?? '').join('；'),
      filed_on: shownDay(row.filed_at, row.month_only, 'filed'),
      replied_on: row.replied_at ? shownDay(row.replied_at, row.month_only, 'replied') : null,
      closed_on: row.closed_at ? shownDay(row.closed_at, row.month_only, 'closed') : null,
      class: row.reply_class,
      satisfied: Number(row.satisfied),
      basically_satisfied: Number(row.basically),
      unsatisfied: Number(row.unsatisfied),
    }));
    const last = rows.at(-1)!;
    after = { at: last.filed_at, id: last.id };
    if (rows.length < CHUNK) return;
  }
}

type OpenLine = ReturnType<typeof openLines> extends AsyncGenerator<infer L> ? L : never;

const columns = [
  'id',
  'number',
  'session',
  'season',
  'subject',
  'category',
  'state',
  'first_proposer',
  'units',
  'filed_on',
  'replied_on',
  'closed_on',
  'class',
  'satisfied',
  'basically_satisfied',
  'unsatisfied',
] as const;

/** For machines: names of columns whatever the reader's language. */
const openList: ListDescription<OpenLine> = { columns: columns.map((key) => ({ key, cell: (line) => line[key] })) };

export const openData = query(
  'openData',
  'The public register as open data',
  (ctx, { query: { format, sessionId } }) =>
    takeAway(ctx, openList, openLines(ctx, sessionId), { format, name: `register-${ctx.assembly.code}` }),
  { access: 'public', limit: 10 },
);
