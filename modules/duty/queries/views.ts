/** Rows as readers see them. */

import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { type Member, membersByIds } from '../../members/index.ts';
import type { DutyObjection, DutyRecord } from '../contract.ts';
import { recordLife } from '../life.ts';
import { can } from '../policy.ts';
import { ofMember } from '../store/opening.ts';
import type { RecordRow } from '../store/records.ts';
import type { DutyYearRow } from '../tables.ts';

export const yearView = (row: Selectable<DutyYearRow>) => ({
  year: row.year,
  state: row.state,
  version: row.version,
  countedAt: row.counted_at?.toISOString() ?? null,
  appealUntil: row.appeal_until?.toISOString() ?? null,
  frozenAt: row.frozen_at?.toISOString() ?? null,
});

export function recordView(ctx: Context, row: RecordRow, member: Member, frozen: ReadonlySet<number>): DutyRecord {
  const of = ofMember(member);
  const own = row.state === 'proposed' && can(ctx.actor, 'withdraw_own', of);
  const office = can(ctx.actor, 'confirm', of, row.office);
  const held = row.state === 'confirmed' && frozen.has(row.counts_in);
  const may = { confirm: office, decline: office, withdraw: (own || office) && !held };
  const to = { confirm: 'confirmed', decline: 'declined', withdraw: 'withdrawn' } as const;
  return {
    recordId: row.id,
    memberId: row.member_id,
    memberName: member.name,
    type: row.type,
    subtype: row.subtype,
    role: row.role,
    units: row.units,
    title: row.title,
    happenedOn: row.happened_on,
    untilOn: row.until_on,
    countsIn: row.counts_in,
    state: row.state,
    version: row.version,
    office: row.office,
    note: row.note,
    evidenceLink: row.evidence_link,
    evidence: row.evidence_file_id !== null,
    bySource: row.source_kind !== null,
    sourcePath: row.source_kind === 'proposal' && row.type !== 'promise_kept' ? `proposals/${row.source_id}` : null,
    enteredBy: row.entered_by_name,
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
    abilities: (['confirm', 'decline', 'withdraw'] as const).filter(
      (act) => may[act] && recordLife.mayMove(act, row.state, to[act]),
    ),
  };
}

/** Objections to a year: of one member, or all. */
export async function objectionsOf(ctx: Context, year: number, memberId?: string): Promise<DutyObjection[]> {
  let query = ctx.db
    .selectFrom('duty_objections as o')
    .leftJoin('clocks as c', (join) => join.onRef('c.matter_id', '=', 'o.id').on('c.ended_at', 'is', null))
    .selectAll('o')
    .select('c.due_at')
    .where('o.assembly_id', '=', ctx.assembly.id)
    .where('o.year', '=', year);
  if (memberId) query = query.where('o.member_id', '=', memberId);
  const rows = await query.orderBy(sql`o.state <> 'open'`).orderBy('o.created_at').execute();
  const members = await membersByIds(
    ctx.db,
    rows.map((row) => row.member_id),
  );
  return rows.map((row) => {
    const member = members.get(row.member_id)!;
    const open = row.state === 'open';
    return {
      objectionId: row.id,
      memberId: row.member_id,
      memberName: member.name,
      year: row.year,
      recordId: row.record_id,
      text: row.text,
      state: row.state,
      version: row.version,
      answer: row.answer,
      answeredBy: row.answered_by_name,
      createdAt: row.created_at.toISOString(),
      answeredAt: row.answered_at?.toISOString() ?? null,
      dueAt: row.due_at?.toISOString() ?? null,
      abilities: [
        ...(open && can(ctx.actor, 'answer') ? (['answer'] as const) : []),
        ...(open && can(ctx.actor, 'object', ofMember(member)) ? (['take_back'] as const) : []),
      ],
    };
  });
}
