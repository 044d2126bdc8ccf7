/** One matter of an alliance with its parts, and the only way it moves. */
import '../tables.ts';
import { type Selectable, sql, type Updateable } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, forbidden, notFound } from '../../../platform/http/problem.ts';
import { writeHistory } from '../../../platform/matters/history.ts';
import { officeOfGrant } from '../../assemblies/index.ts';
import {
  type AllianceState,
  type MatterAction,
  type MatterState,
  matterLife,
  type PartState,
  type PersonRole,
  type Rule,
} from '../life.ts';
import { actingOffice, canMatter, isInside, type MatterSubject } from '../policy.ts';
import type { MatterRow } from '../tables.ts';
import { personOf, type Seat, seatsJson, subjectOf } from './alliance.ts';

export interface Part {
  id: string;
  assembly_id: string;
  state: PartState;
  reason: string;
  text: string;
  by_name: string;
  moved_at: string;
}

export interface Matter {
  id: string;
  assemblyId: string;
  row: Selectable<MatterRow>;
  alliance: { name: string; rule: Rule };
  seats: Seat[];
  parts: Part[];
  /** Of the reader's assembly. */
  own: Part | null;
  subject: MatterSubject;
}

const partsJson = sql<Part[]>`(select coalesce(json_agg(json_build_object('id', p.id, 'assembly_id', p.assembly_id,
    'state', p.state, 'reason', p.reason, 'text', p.text, 'by_name', p.by_name, 'moved_at', p.moved_at)
    order by p.assembly_id = m.lead_assembly_id desc, p.id), '[]'::json) from alliance_parts p where p.matter_id = m.id)`;

/** @throws Problem 404 when there is none */
export async function loadMatter(ctx: Context, id: string, lock: boolean): Promise<Matter> {
  const query = ctx.db
    .selectFrom('alliance_matters as m')
    .innerJoin('alliances as a', 'a.id', 'm.alliance_id')
    .selectAll('m')
    .select(['a.name', 'a.rule', 'a.state as alliance_state', 'a.assembly_id as founder_id', 'a.chair_assembly_id'])
    .select([seatsJson.as('seats'), personOf(ctx).as('person'), partsJson.as('parts')])
    .where('m.id', '=', id);
  const found = await (lock ? query.forUpdate('m') : query).executeTakeFirst();
  if (!found) throw notFound();
  const { name, rule, alliance_state, founder_id, chair_assembly_id, seats, person, parts, ...row } = found;
  const of: { state: AllianceState; assembly_id: string; chair_assembly_id: string } = {
    state: alliance_state,
    assembly_id: founder_id,
    chair_assembly_id,
  };
  const own = parts.find((part) => part.assembly_id === ctx.assembly.id) ?? null;
  const subject: MatterSubject = {
    alliance: subjectOf(ctx, of, seats, person as PersonRole | null),
    state: row.state,
    leads: row.lead_assembly_id === ctx.assembly.id,
    proposed: row.assembly_id === ctx.assembly.id,
    part: own?.state ?? null,
  };
  return { id, assemblyId: row.assembly_id, row, alliance: { name, rule }, seats, parts, own, subject };
}

/** For a reader. @throws Problem 404 when the reader may not know of it */
export async function readMatter(ctx: Context, id: string): Promise<Matter> {
  const matter = await loadMatter(ctx, id, false);
  if (!isInside(ctx.actor, matter.subject.alliance)) throw notFound();
  return matter;
}

/** Loads it, its row held, and asks the policy. @throws Problem 404, 403, 409 */
export async function openMatter(
  ctx: Context,
  id: string,
  action: MatterAction,
  expectedVersion?: number,
): Promise<Matter> {
  const matter = await loadMatter(ctx, id, true);
  if (!isInside(ctx.actor, matter.subject.alliance)) throw notFound();
  const { allowed, reason } = canMatter(ctx.actor, action, matter.subject);
  if (!allowed && reason === 'wrong_state') throw conflict('wrong_state', { state: matter.row.state });
  if (!allowed) throw forbidden('not_your_part');
  if (expectedVersion !== undefined && expectedVersion !== matter.row.version) throw conflict('changed_meanwhile');
  return matter;
}

export interface MatterStep {
  action: MatterAction;
  /** Absent: the state stays. */
  to?: MatterState;
  patch?: Updateable<MatterRow>;
  details?: Record<string, unknown>;
  /** The part of the reader's assembly moves there. */
  part?: { to: PartState; text?: string; reason?: string };
  partId?: string;
}

/** Row, part and history together. For which assembly somebody acted stands in the line. */
export async function advanceMatter(ctx: Context, matter: Matter, step: MatterStep) {
  const { row, own } = matter;
  const from = row.state;
  const to = step.to ?? from;
  const part = step.part && own ? { from: own.state, to: step.part.to } : undefined;
  matterLife.check({ action: step.action, from, to, part });
  const now = ctx.clock.now();
  if (step.part && own) {
    const { to: state, ...texts } = step.part;
    await ctx.db
      .updateTable('alliance_parts')
      .set({ ...texts, state, by_name: ctx.actor.name, moved_at: now })
      .where('id', '=', own.id)
      .execute();
  }
  const office = await officeOfGrant(ctx, actingOffice(ctx.actor, step.action, matter.subject.alliance));
  const patch = { ...step.patch, state: to, version: row.version + 1, updated_at: now };
  await ctx.db.updateTable('alliance_matters').set(patch).where('id', '=', row.id).execute();
  const ref = { kind: matterLife.kind, id: row.id, assemblyId: row.assembly_id, ruleVersionId: null };
  const details = { ...step.details, for: ctx.assembly.id };
  const partId = step.partId ?? (part ? own!.id : null);
  await writeHistory(ctx, ref, { action: step.action, from, to, office, details, partId });
  Object.assign(row, patch);
  return { matterId: row.id, state: to, version: patch.version };
}

/** Once it is agreed every assembly writes its part; those that refused stand aside. */
export const openParts = (ctx: Context, matterId: string) =>
  sql`update alliance_parts set state = case state when 'refused' then 'aside' else 'open' end,
      moved_at = ${ctx.clock.now()}
    where matter_id = ${matterId} and state in ('asked', 'agreed', 'refused')`.execute(ctx.db);
