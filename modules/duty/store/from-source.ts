/**
 * Makes the records of one matter what they should be: adds, corrects, withdraws and restores, and does nothing where nothing changed, so
 * that an event told twice or in another order leads to the same.
 */
import type { Context } from '../../../platform/http/context.ts';
import type { RecordRole, RecordType } from '../record-types.ts';
import { insertRecord, moveRecord, type RecordRow } from './records.ts';
import { countsIn, frozenYears, rulesOfYear, yearOf } from './years.ts';

export interface SourceRecord {
  memberId: string;
  type: RecordType;
  subtype: string;
  role: RecordRole | '';
  units?: number;
  sharers: number;
  place: number;
  /** The matter, or what in it the record is of. */
  sourceId: string;
  title: string;
  happenedOn: string;
  adoptedOn?: string | null;
}

const keyOf = (record: { memberId: string; type: string; role: string; sourceId: string }) =>
  `${record.sourceId}/${record.memberId}/${record.type}/${record.role}`;

/** @param sourceIds every id records of this matter may have been made of */
export async function syncSource(
  ctx: Context,
  sourceKind: string,
  sourceIds: readonly string[],
  wanted: readonly SourceRecord[],
): Promise<void> {
  const now = ctx.clock.now();
  const rows = await ctx.db
    .selectFrom('duty_records')
    .selectAll()
    .where('assembly_id', '=', ctx.assembly.id)
    .where('source_kind', '=', sourceKind)
    .where('source_id', 'in', [...sourceIds])
    .forUpdate()
    .execute();
  const there = new Map(
    rows.map((row) => [
      keyOf({ memberId: row.member_id, type: row.type, role: row.role, sourceId: row.source_id! }),
      row,
    ]),
  );
  const frozen = await frozenYears(ctx.db, ctx.assembly.id);
  const kept = new Set<string>();
  for (const record of wanted) {
    const year = yearOf(record.happenedOn);
    const found = await rulesOfYear(ctx.db, ctx.assembly.id, year, now);
    if (!found) continue;
    kept.add(keyOf(record));
    const row = there.get(keyOf(record));
    const values = {
      subtype: record.subtype,
      units: record.units ?? 1,
      sharers: record.sharers,
      place: record.place,
      title: record.title,
      happened_on: record.happenedOn,
      year,
    };
    if (!row) {
      const { confirmedBy } = found.rules.items.find((item) => item.type === record.type) ?? { confirmedBy: 'none' };
      const state = confirmedBy === 'none' ? ('confirmed' as const) : ('proposed' as const);
      await insertRecord(
        ctx,
        {
          ...values,
          member_id: record.memberId,
          counts_in: countsIn(found.rules, record, frozen),
          type: record.type,
          role: record.role,
          source_kind: sourceKind,
          source_id: record.sourceId,
          until_on: null,
          state,
          office: confirmedBy,
          evidence_file_id: null,
          decided_at: null,
        },
        { action: state === 'confirmed' ? 'record' : 'propose' },
      );
    } else if (!frozen.has(row.counts_in)) await follow(ctx, row, values);
  }
  for (const [key, row] of there) {
    if (kept.has(key) || frozen.has(row.counts_in) || !['proposed', 'confirmed'].includes(row.state)) continue;
    await moveRecord(ctx, row, 'withdraw', { to: 'withdrawn', details: { source: true } });
  }
}

async function follow(ctx: Context, row: RecordRow, values: Partial<RecordRow>): Promise<void> {
  // What an office has declined, and what it took back with a reason, stays so.
  const lost = row.state === 'withdrawn' && row.reason === '';
  const other = Object.entries(values).some(([name, value]) => row[name as keyof RecordRow] !== value);
  if (lost) await moveRecord(ctx, row, 'restore', { to: 'confirmed', patch: values });
  else if (other && (row.state === 'proposed' || row.state === 'confirmed'))
    await moveRecord(ctx, row, 'correct', { patch: values, details: { source: true } });
}
