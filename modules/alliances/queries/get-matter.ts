/** One matter of an alliance whole: parts, minutes, files, what was shared, its record; and its files. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { fileAnswer, filesByIds } from '../../files/index.ts';
import type { MatterDetail } from '../contract/reading.ts';
import type { PartState } from '../life.ts';
import { query } from '../operations.ts';
import { matterAbilitiesOf, readsSensitive } from '../policy.ts';
import { cutMatter, readerOf, readMatterLine } from '../readers.ts';
import { joinedOf } from '../store/alliance.ts';
import { type Matter, readMatter } from '../store/matter.ts';
import type { HistoryJson } from './get-alliance.ts';
import { type AssemblyNames, assemblyNames, recordLine } from './names.ts';
import { sharesOf } from './shares.ts';

/** Those the reader may open, the oldest first. */
async function filesOf(ctx: Context, matter: Matter, names: AssemblyNames): Promise<MatterDetail['files']> {
  const rows = await ctx.db
    .selectFrom('alliance_files')
    .selectAll()
    .where('matter_id', '=', matter.id)
    .orderBy('added_at')
    .execute();
  const sensitive = readsSensitive(ctx.actor, matter.subject.alliance);
  const open = rows.filter((row) => row.label === 'internal' || sensitive);
  const files = await filesByIds(
    ctx.db,
    open.map((row) => row.file_id),
  );
  return open.map((row) => ({
    allianceFileId: row.id,
    title: row.title,
    label: row.label,
    name: files.get(row.file_id)?.name ?? '',
    size: files.get(row.file_id)?.size ?? 0,
    assembly: names.name(row.assembly_id),
    addedAt: row.added_at.toISOString(),
    own: row.assembly_id === ctx.assembly.id,
  }));
}

/** What others have not handed in yet is theirs alone. */
const saidAloud: readonly PartState[] = ['handed_in'];

export async function presentMatter(ctx: Context, matter: Matter): Promise<MatterDetail> {
  const { id, row, alliance, seats, parts, subject } = matter;
  const names = await assemblyNames(ctx);
  const reader = readerOf(ctx.actor, subject.alliance);
  const minutes = await ctx.db
    .selectFrom('alliance_minutes')
    .select(['id', 'text', 'by_name', 'assembly_id', sql<string>`held_on::text`.as('held_on')])
    .where('matter_id', '=', id)
    .orderBy('held_on')
    .orderBy('at')
    .execute();
  const { rows: history } = await sql<HistoryJson>`select action, actor_name, at, details from history
    where kind = 'alliance_matter' and matter_id = ${id} order by seq`.execute(ctx.db);
  const whole: MatterDetail = {
    matterId: id,
    allianceId: row.alliance_id,
    alliance: alliance.name,
    subject: row.title,
    title: row.title,
    text: row.text,
    state: row.state,
    version: row.version,
    rule: alliance.rule,
    outcome: row.outcome,
    lead: names.of(row.lead_assembly_id),
    proposer: names.of(row.assembly_id),
    proposedByName: row.proposed_by_name,
    createdAt: row.created_at.toISOString(),
    joined: joinedOf(seats).map(names.of),
    parts: parts.map((part) => ({
      ...names.of(part.assembly_id),
      state: part.state,
      reason: part.reason,
      text: part.assembly_id === ctx.assembly.id || saidAloud.includes(part.state) ? part.text : '',
      byName: part.by_name,
      movedAt: new Date(part.moved_at).toISOString(),
      own: part.assembly_id === ctx.assembly.id,
    })),
    minutes: minutes.map((each) => ({
      minutesId: each.id,
      heldOn: each.held_on,
      text: each.text,
      byName: each.by_name,
      assembly: names.name(each.assembly_id),
    })),
    files: await filesOf(ctx, matter, names),
    shares: await sharesOf(ctx, id, names),
    history: history.flatMap((line) => {
      const read = readMatterLine(reader, line.action, line.details);
      return read ? [recordLine(line, read, names)] : [];
    }),
    abilities: matterAbilitiesOf(ctx.actor, subject),
  };
  return cutMatter(whole, reader);
}

export const getAllianceMatter = query('getAllianceMatter', 'A matter of an alliance whole', async (ctx, { params }) =>
  presentMatter(ctx, await readMatter(ctx, params.matterId)),
);

export const allianceFile = query('allianceFile', 'A file of a matter of an alliance', async (ctx, { params }) => {
  const matter = await readMatter(ctx, params.matterId);
  const row = await ctx.db
    .selectFrom('alliance_files')
    .select(['file_id', 'label', 'assembly_id'])
    .where('id', '=', params.allianceFileId)
    .where('matter_id', '=', matter.id)
    .executeTakeFirst();
  if (!row || (row.label === 'sensitive' && !readsSensitive(ctx.actor, matter.subject.alliance))) throw notFound();
  // The bytes are kept by the assembly that added them.
  return fileAnswer({ ...ctx, assembly: { ...ctx.assembly, id: row.assembly_id } }, row.file_id);
});
