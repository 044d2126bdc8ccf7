/** Old suggestions written, in the transaction of the import: history without deadlines, and without a sender. */
import { type RawBuilder, sql } from 'kysely';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { ImportRun } from '../../../platform/importing/kind.ts';
import { unlinkAll } from '../../../platform/links/write-links.ts';
import { wordsRow } from '../../../platform/search/matter-words.ts';
import type { MatterTexts, MatterWords } from '../../../platform/search/words.ts';
import { bringIn, newAssignment, newReply, removeBroughtIn } from '../../handling/index.ts';
import { suggestionLife } from '../life.ts';
import { nextNumber } from '../store/numbers.ts';
import { receiptOf, textKey } from '../store/receiving.ts';
import type { OldSuggestion } from './check.ts';
import type { Directory } from './directory.ts';

const { kind } = suggestionLife;
const accepted = (old: OldSuggestion) => old.outcome === 'accepted' || old.outcome === 'closed';

/** As the searches read it. */
export function textsOf(old: OldSuggestion): MatterTexts {
  const whole = [old.text, old.place, old.reply];
  const outside =
    old.publicity === 'public' ? [old.subject, ...whole] : old.publicity === 'title_only' ? [old.subject] : [];
  return { inside: [old.subject, ...whole], outside };
}

/** References that are here already, among those given. */
export async function knownReferences(ctx: Context, references: readonly string[]): Promise<Set<string>> {
  if (references.length === 0) return new Set();
  const { rows } = await sql<{ source_reference: string }>`select source_reference from suggestions
    where assembly_id = ${ctx.assembly.id} and source_reference in
      (select json_array_elements_text(${JSON.stringify(references)}::json))`.execute(ctx.db);
  return new Set(rows.map((row) => row.source_reference));
}

async function writeOne(run: ImportRun<Directory>, old: OldSuggestion, words: MatterWords): Promise<string> {
  const { ctx, directory } = run;
  const { db, actor, assembly } = ctx;
  const now = ctx.clock.now();
  const id = newId(now.getTime());
  const taken = accepted(old);
  const number = taken ? await nextNumber(ctx) : null;
  const publicFrom = old.publicity === 'internal' ? null : now;
  const byUnit = old.unit !== null && old.repliedAt !== null;
  await db
    .insertInto('suggestions')
    .values({
      id,
      assembly_id: assembly.id,
      rule_version_id: directory.ruleVersionId,
      state: old.outcome,
      number,
      receipt: receiptOf(id),
      secret_hash: null,
      source: 'import',
      subject: old.subject,
      text: old.text,
      category: old.category,
      place: old.place,
      text_key: textKey(old.text),
      identity: 'none',
      received_at: old.receivedAt,
      updated_at: now,
      accepted_at: taken ? old.receivedAt : null,
      dispatched_at: old.unit ? old.receivedAt : null,
      replied_at: old.repliedAt,
      closed_at: old.outcome === 'accepted' ? null : (old.repliedAt ?? old.receivedAt),
      decision_note: old.reason,
      publicity_decision: taken ? old.publicity : null,
      public_from: taken ? publicFrom : null,
      redactions: '[]',
      lead_name: old.lead,
      led_id: old.repliedAt !== null && !byUnit ? newId(now.getTime()) : null,
      answer: byUnit ? '' : old.reply,
      led_overall: byUnit ? null : old.rating,
      source_reference: old.reference,
    } as never)
    .execute();
  const facts = { kind, id, assemblyId: assembly.id, version: 1, listedAt: taken ? old.receivedAt : null, publicFrom };
  await db.insertInto('matter_words').values(wordsRow(facts, words)).execute();
  if (old.unit) await writeUnit(run, id, old, old.unit);
  const details = {
    ...{ reference: old.reference, row: old.row, importId: run.importId, fileId: run.fileId, file: run.filename },
    ...(old.sheet ? { sheet: old.sheet } : {}),
  };
  await db
    .insertInto('history')
    .values({
      assembly_id: assembly.id,
      kind,
      matter_id: id,
      part_id: null,
      action: 'import',
      from_state: old.outcome,
      to_state: old.outcome,
      at: now,
      actor_id: actor.accountId,
      actor_name: actor.name,
      office_role: 'clerk',
      on_behalf_of: null,
      rule_version_id: directory.ruleVersionId,
      public: true,
      details: JSON.stringify(details),
    })
    .execute();
  return id;
}

/** The unit that had it, with what it answered. */
async function writeUnit(
  { ctx }: ImportRun<Directory>,
  matterId: string,
  old: OldSuggestion,
  unit: { id: string; name: string },
): Promise<void> {
  const now = ctx.clock.now();
  const assignmentId = newId(now.getTime());
  const of = { assembly_id: ctx.assembly.id, kind, matter_id: matterId };
  const assignment = newAssignment({
    ...of,
    id: assignmentId,
    unit_id: unit.id,
    role: 'lead',
    state: old.repliedAt ? 'issued' : 'accepted',
    proposed_at: old.receivedAt,
    dispatched_at: old.receivedAt,
    accepted_at: old.receivedAt,
    issued_at: old.repliedAt,
  });
  const reply =
    old.repliedAt &&
    newReply({
      ...of,
      id: newId(now.getTime()),
      assignment_id: assignmentId,
      unit_name: unit.name,
      round: 1,
      class: '',
      letter_number: '',
      body: old.reply,
      signer_name: '',
      issued_at: old.repliedAt,
      created_at: now,
      updated_at: now,
    });
  await bringIn(ctx.db, { assignment, reply });
}

export async function writeSuggestions(
  run: ImportRun<Directory>,
  matters: ReadonlyMap<OldSuggestion, MatterWords>,
): Promise<Map<OldSuggestion, string>> {
  const references = [...matters.keys()].map((old) => old.reference);
  const here = await knownReferences(run.ctx, references);
  const written = new Map<OldSuggestion, string>();
  for (const [old, words] of matters) if (!here.has(old.reference)) written.set(old, await writeOne(run, old, words));
  return written;
}

/** Those something has happened to since they came in; all of them are locked. */
export async function movedOn({ db }: Context, came: RawBuilder<unknown>): Promise<string[]> {
  await sql`select id from suggestions where id in (${came}) order by id for update`.execute(db);
  const { rows } = await sql<{ id: string }>`select s.id from suggestions s where s.id in (${came})
    and (s.version > 1 or s.joined > 0 or exists (select 1 from history h where h.matter_id = s.id
      and h.seq > (select max(i.seq) from history i where i.matter_id = s.id and i.action = 'import')))`.execute(db);
  return rows.map((row) => row.id);
}

/** Removes what came in, but its lines of history. @returns how many */
export async function removeSuggestions(
  ctx: Context,
  came: RawBuilder<unknown>,
  { importId, reason }: { importId: string; reason: string },
): Promise<number> {
  await sql`insert into history (assembly_id, kind, matter_id, action, from_state, to_state, actor_id, actor_name, at,
      rule_version_id, public, details)
    select s.assembly_id, ${kind}, s.id, 'take_back_import', s.state, s.state, ${ctx.actor.accountId}::uuid, ${ctx.actor.name},
      ${ctx.clock.now()}::timestamptz, s.rule_version_id, false,
      jsonb_build_object('importId', ${importId}::text, 'number', s.number, 'subject', s.subject, 'reason', ${reason}::text)
    from suggestions s where s.id in (${came})`.execute(ctx.db);
  await removeBroughtIn(ctx.db, came);
  await unlinkAll(ctx, kind, came);
  await sql`delete from matter_words where matter_id in (${came})`.execute(ctx.db);
  const { rows } = await sql`delete from suggestions where id in (${came}) returning id`.execute(ctx.db);
  return rows.length;
}
