/** Which units a matter is likely for, by what the assembly's past assignments teach, with the reasons. Nobody is chosen by it. */
import '../tables.ts';
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import type { ShownMatter } from '../../../platform/matters/kind-book.ts';
import { matterOf } from '../../../platform/similarity/likeness-index.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { unitsByIds } from '../../assemblies/index.ts';
import type { LikelyUnits } from '../contract/likely-units.ts';
import type { UnitLoad } from '../queries/loads.ts';
import { askUnits } from './learn-work.ts';

/** Shown at most, and the least probability worth a line. */
const SHOWN = 3;
const LEAST = 0.05;
/** A model whose folds were labelled worse says nothing. */
const LEAST_F1 = 0.25;
/** Like matters looked through for those a unit had, and shown of a unit. */
const NEAR = 200;
const SHOWN_LIKE = 2;
const MODELS = 16;

interface KeptModel {
  version: number;
  bytes: SharedArrayBuffer;
}

/** The newest model of each assembly asked about lately. */
const models = new Map<string, KeptModel>();

async function modelOf(ctx: Context, version: number): Promise<KeptModel | undefined> {
  const name = ctx.assembly.id;
  const known = models.get(name);
  if (known?.version === version) return known;
  const row = await ctx.db
    .selectFrom('unit_models')
    .select(['version', 'model'])
    .where('assembly_id', '=', ctx.assembly.id)
    .executeTakeFirst();
  if (!row?.model) return undefined;
  const bytes = new SharedArrayBuffer(row.model.byteLength);
  new Uint8Array(bytes).set(row.model);
  const made = { version: row.version, bytes };
  models.delete(name);
  models.set(name, made);
  if (models.size > MODELS) models.delete(models.keys().next().value!);
  return made;
}

/** Like matters of every kind that the reader may know of, by the units that had them, the likest first. */
async function likeOfUnits(
  ctx: Context,
  matter: { id: string; title: string; text: string },
  unitIds: readonly string[],
): Promise<Map<string, LikelyUnits['items'][number]['like']>> {
  const found = new Map<string, LikelyUnits['items'][number]['like']>();
  const near = await ctx.likeness?.near(ctx.assembly.id, matter, NEAR);
  const ids = (near?.keys ?? []).map(matterOf).flatMap((place) => (place.id === matter.id ? [] : [place.id]));
  if (ids.length === 0 || unitIds.length === 0) return found;
  const { rows } = await sql<{ kind: string; matter_id: string; unit_id: string }>`
    select a.kind, a.matter_id, a.unit_id from assignments a
    where a.matter_id = any(${`{${ids.join(',')}}`}::uuid[]) and a.unit_id in (${sql.join(unitIds)})
      and a.role in ('lead', 'separate') and a.state not in ('proposed', 'bounced', 'replaced')`.execute(ctx.db);
  const shown = new Map<string, ShownMatter>();
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const own = [...new Set(rows.flatMap((row) => (row.kind === kind ? [row.matter_id] : [])))];
    for (const [id, line] of (await ctx.kinds?.get(kind)?.shown(ctx, own)) ?? []) shown.set(id, line);
  }
  const place = new Map(ids.map((id, at) => [id, at]));
  for (const row of rows.toSorted((a, b) => place.get(a.matter_id)! - place.get(b.matter_id)!)) {
    const line = shown.get(row.matter_id);
    const list = found.get(row.unit_id) ?? [];
    if (!line || list.length >= SHOWN_LIKE) continue;
    found.set(row.unit_id, [
      ...list,
      { matterId: row.matter_id, title: line.title, label: line.label ?? '', path: line.path },
    ]);
  }
  return found;
}

/**
 * @param loads what units have in hand, of active units that handle
 * @param matter the host's, opened and permitted by it
 */
export async function likelyUnits(
  ctx: Context,
  matter: { id: string; title: string; text: string },
  loads: readonly UnitLoad[],
): Promise<LikelyUnits> {
  const row = await ctx.db
    .selectFrom('unit_models')
    .select(['version', 'trained_at', 'examples', 'units', 'macro_f1', 'first_three'])
    .where('assembly_id', '=', ctx.assembly.id)
    .executeTakeFirst();
  if (!row) return { learnt: null, state: 'not_yet', items: [] };
  const learnt = {
    version: row.version,
    at: row.trained_at.toISOString(),
    examples: row.examples,
    units: row.units,
    macroF1: row.macro_f1,
    firstThree: row.first_three,
  };
  if (row.macro_f1 === null) return { learnt, state: 'too_few', items: [] };
  if (row.macro_f1 < LEAST_F1) return { learnt, state: 'unsure', items: [] };
  const model = await modelOf(ctx, row.version);
  if (!model) return { learnt, state: 'not_yet', items: [] };
  const inHand = new Map(loads.map((load) => [load.unitId, load]));
  const asked = { name: `${ctx.assembly.id}/${model.version}`, model: model.bytes, most: SHOWN * 2 };
  const guesses = (await askUnits({ ...asked, title: matter.title, text: matter.text }, shareOf(ctx.actor)))
    .filter(({ unitId, probability }) => probability >= LEAST && inHand.has(unitId))
    .slice(0, SHOWN);
  const unitIds = guesses.map(({ unitId }) => unitId);
  const units = await unitsByIds(ctx.db, unitIds);
  const like = await likeOfUnits(ctx, matter, unitIds);
  const items = guesses.map(({ unitId, probability, because }) => {
    const unit = units.get(unitId);
    const { open, late } = inHand.get(unitId)!;
    return {
      unitId,
      unitName: (ctx.locale === 'en' && unit?.nameEn) || unit?.name || '',
      probability: Math.round(probability * 100) / 100,
      because,
      like: like.get(unitId) ?? [],
      open,
      late,
    };
  });
  return { learnt, state: items.length > 0 ? 'ready' : 'unsure', items };
}
