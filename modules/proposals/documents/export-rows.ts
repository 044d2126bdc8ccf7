/** Lines of the office's lists, in the order of the register, read a thousand at a time. */

import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import type { Publicity } from '../../../platform/publicity/dials.ts';
import { shownDay } from '../month-dates.ts';
import { type Condition, labelsFor, unitNames } from '../queries/lines.ts';
import type { MonthDate } from '../tables.ts';
import type { ProposalState } from '../workflow.ts';

export interface ExportLine {
  number: number | null;
  session: string;
  season: 'plenary' | 'intersession' | null;
  subject: string;
  kind: string;
  category: string;
  state: ProposalState;
  firstProposer: string;
  proposerNames: string[];
  leadUnits: string[];
  assistingUnits: string[];
  /** A text where only the month is known. */
  filedAt: Date | string | null;
  dispatchedAt: Date | string | null;
  repliedAt: Date | string | null;
  closedAt: Date | string | null;
  class: string;
  satisfied: number;
  basically: number;
  unsatisfied: number;
  isKey: boolean;
  isExcellent: boolean;
  publicity: Publicity | null;
  /** Suggestions, or the situation where there are none. */
  digestSource: string;
}

interface Row {
  id: string;
  number: number | null;
  session_id: string;
  season: 'plenary' | 'intersession' | null;
  subject: string;
  kind: string;
  category: string | null;
  state: ProposalState;
  proposers: string[] | null;
  units: Array<{ unit: string; role: string }> | null;
  filed_at: Date | null;
  dispatched_at: Date | null;
  replied_at: Date | null;
  month_only: MonthDate[];
  closed_at: Date | null;
  reply_class: string | null;
  ratings: Array<{ overall: string }> | null;
  is_key: boolean;
  is_excellent: boolean;
  publicity_decision: Publicity | null;
  digest_source: string;
}

const CHUNK = 1000;

/** Ids in the order of the register: newest session first, then by number; those without one at the end. */
export async function exportIds(ctx: Context, where: readonly Condition[]): Promise<string[]> {
  const labels = await labelsFor(ctx);
  const place = new Map(labels.sessions.map((session, index) => [session.id, -index]));
  const { rows } = await sql<{ id: string; session_id: string; number: number | null }>`
    select p.id, p.session_id, p.number from proposals p where ${sql.join([...where], sql` and `)}`.execute(ctx.db);
  const last = Number.MAX_SAFE_INTEGER;
  return rows
    .sort(
      (a, b) =>
        (place.get(a.session_id) ?? 0) - (place.get(b.session_id) ?? 0) ||
        (a.number ?? last) - (b.number ?? last) ||
        a.id.localeCompare(b.id),
    )
    .map((row) => row.id);
}

async function loadLines(
  ctx: Context,
  ids: readonly string[],
  labels: Awaited<ReturnType<typeof labelsFor>>,
): Promise<ExportLine[]> {
  const { rows } = await sql<Row>`
    select p.id, p.number, p.session_id, p.season, p.subject, p.kind, p.category, p.state, p.filed_at, p.dispatched_at,
      p.replied_at, p.closed_at, p.month_only, p.reply_class, p.is_key, p.is_excellent, p.publicity_decision,
      left(case when p.suggestions = '' then p.situation else p.suggestions end, 400) as digest_source,
      (select json_agg(x.name order by case x.role when 'first' then 0 else 1 end, x.sort_order) from proposal_proposers x
        where x.proposal_id = p.id and (x.role = 'first' or x.status = 'confirmed') and x.role <> 'supporter') as proposers,
      (select json_agg(json_build_object('unit', a.unit_id, 'role', a.role)) from assignments a
        where a.matter_id = p.id and a.state not in ('proposed', 'replaced', 'bounced')) as units,
      (select json_agg(json_build_object('overall', t.overall)) from ratings t
        where t.matter_id = p.id and t.round = p.reply_round) as ratings
    from proposals p where p.id in (${sql.join(ids)})`.execute(ctx.db);
  const names = await unitNames(
    ctx,
    rows.flatMap((row) => (row.units ?? []).map((item) => item.unit)),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id): ExportLine[] => {
    const row = byId.get(id);
    if (!row) return [];
    const units = (assisting: boolean) =>
      (row.units ?? [])
        .filter((item) => (item.role === 'assisting') === assisting)
        .map((item) => names.get(item.unit) ?? '');
    const shown = (at: Date | null, date: MonthDate) =>
      at !== null && row.month_only.includes(date) ? shownDay(at, row.month_only, date) : at;
    const rated = (level: string) => (row.ratings ?? []).filter((item) => item.overall === level).length;
    return [
      {
        number: row.number,
        session: labels.session(row.session_id),
        season: row.season,
        subject: row.subject,
        kind: row.kind,
        category: labels.category(row.category) ?? '',
        state: row.state,
        firstProposer: row.proposers?.[0] ?? '',
        proposerNames: row.proposers ?? [],
        leadUnits: units(false),
        assistingUnits: units(true),
        filedAt: shown(row.filed_at, 'filed'),
        dispatchedAt: shown(row.dispatched_at, 'dispatched'),
        repliedAt: shown(row.replied_at, 'replied'),
        closedAt: shown(row.closed_at, 'closed'),
        class: row.reply_class ?? '',
        satisfied: rated('satisfied'),
        basically: rated('basically'),
        unsatisfied: rated('unsatisfied'),
        isKey: row.is_key,
        isExcellent: row.is_excellent,
        publicity: row.publicity_decision,
        digestSource: row.digest_source,
      },
    ];
  });
}

/** The proposals of the ids, in their order, as the receiver takes them. */
export async function* exportLines(ctx: Context, ids: readonly string[]): AsyncGenerator<ExportLine> {
  const labels = await labelsFor(ctx);
  for (let from = 0; from < ids.length; from += CHUNK) {
    yield* await loadLines(ctx, ids.slice(from, from + CHUNK), labels);
  }
}
