/** One alliance whole: who sits in it, whom they have named, what they have taken up, its record. */
import { type Selectable, sql } from 'kysely';
import type { JsonRow } from '../../../platform/db/json-rows.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { HistoryRow } from '../../../platform/matters/tables.ts';
import type { AllianceDetail, MatterLine } from '../contract/reading.ts';
import type { PartState } from '../life.ts';
import { query } from '../operations.ts';
import { abilitiesOf, isInside } from '../policy.ts';
import { cutAlliance, readAllianceLine, readerOf } from '../readers.ts';
import { readAlliance } from '../store/alliance.ts';
import { type AssemblyNames, assemblyNames, recordLine } from './names.ts';

/** More than an alliance ever takes up in a term. */
const MOST = 1000;

export type HistoryJson = JsonRow<Pick<Selectable<HistoryRow>, 'action' | 'actor_name' | 'at' | 'details'>>;

/** Its matters, those under way first, then the latest. */
export async function matterLines(ctx: Context, allianceId: string, names: AssemblyNames): Promise<MatterLine[]> {
  const rows = await ctx.db
    .selectFrom('alliance_matters as m')
    .select(['m.id', 'm.title', 'm.state', 'm.assembly_id', 'm.lead_assembly_id', 'm.updated_at'])
    .select([
      sql<PartState | null>`(select p.state from alliance_parts p where p.matter_id = m.id
        and p.assembly_id = ${ctx.assembly.id})`.as('part'),
      sql<number>`(select count(*)::integer from alliance_parts p where p.matter_id = m.id and p.state = 'handed_in')`.as(
        'parts_in',
      ),
      sql<number>`(select count(*)::integer from alliance_parts p where p.matter_id = m.id and p.state <> 'aside')`.as(
        'parts',
      ),
    ])
    .where('m.alliance_id', '=', allianceId)
    .orderBy(sql`m.state in ('proposed', 'working')`, 'desc')
    .orderBy('m.updated_at', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    matterId: row.id,
    title: row.title,
    state: row.state,
    lead: names.name(row.lead_assembly_id),
    proposer: names.name(row.assembly_id),
    part: row.part,
    partsIn: row.parts_in,
    parts: row.parts,
    updatedAt: row.updated_at.toISOString(),
  }));
}

export const getAlliance = query('getAlliance', 'One alliance whole', async (ctx, { params }) => {
  const { id, row, seats, subject } = await readAlliance(ctx, params.allianceId);
  const inside = isInside(ctx.actor, subject);
  const names = await assemblyNames(ctx);
  const reader = readerOf(ctx.actor, subject);
  const people = inside
    ? await ctx.db
        .selectFrom('alliance_people')
        .select(['id', 'assembly_id', 'name', 'role', 'duty'])
        .where('alliance_id', '=', id)
        .orderBy('assembly_id')
        .orderBy('named_at')
        .execute()
    : [];
  const { rows: history } = await sql<HistoryJson>`select action, actor_name, at, details from history
    where kind = 'alliance' and matter_id = ${id} order by seq`.execute(ctx.db);
  const whole: AllianceDetail = {
    allianceId: id,
    subject: row.name,
    name: row.name,
    purpose: row.purpose,
    since: row.since,
    rule: row.rule,
    state: row.state,
    version: row.version,
    founder: names.of(row.assembly_id),
    chair: names.of(row.chair_assembly_id),
    mine: subject.seat!,
    seats: seats.map((seat) => ({
      ...names.of(seat.assembly_id),
      state: seat.state,
      reason: seat.reason,
      answeredAt: seat.answered_at && new Date(seat.answered_at).toISOString(),
      answeredByName: seat.answered_by_name,
    })),
    people: people.map((person) => ({
      personId: person.id,
      assemblyId: person.assembly_id,
      assembly: names.name(person.assembly_id),
      name: person.name,
      role: person.role,
      duty: person.duty,
      own: person.assembly_id === ctx.assembly.id,
    })),
    matters: inside ? await matterLines(ctx, id, names) : [],
    history: history.flatMap((line) => {
      const read = readAllianceLine(reader, line.action, line.details);
      return read ? [recordLine(line, read, names)] : [];
    }),
    abilities: abilitiesOf(ctx.actor, subject),
  };
  return cutAlliance(whole, reader);
});
