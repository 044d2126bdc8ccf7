/** A matter proposed to an alliance, answered by each assembly, written in parts, concluded or dropped. */
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, invalid } from '../../../platform/http/problem.ts';
import { writeHistory } from '../../../platform/matters/history.ts';
import { officeOfGrant } from '../../assemblies/index.ts';
import { announceMatter } from '../events.ts';
import { isAgreed, matterLife, waitsFor } from '../life.ts';
import { command } from '../operations.ts';
import { actingOffice } from '../policy.ts';
import { joinedOf, openAlliance } from '../store/alliance.ts';
import { advanceMatter, type Matter, openMatter, openParts } from '../store/matter.ts';

export const proposeAllianceMatter = command(
  'proposeAllianceMatter',
  'Propose a matter to an alliance',
  async (ctx, { params, body }) => {
    const alliance = await openAlliance(ctx, params.allianceId, 'propose');
    const joined = joinedOf(alliance.seats);
    if (!joined.includes(body.leadAssemblyId)) throw invalid('body.leadAssemblyId', 'assembly_not_in');
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await ctx.db
      .insertInto('alliance_matters')
      .values({
        id,
        alliance_id: alliance.id,
        assembly_id: ctx.assembly.id,
        lead_assembly_id: body.leadAssemblyId,
        title: body.title,
        text: body.text,
        state: 'proposed',
        proposed_by_name: ctx.actor.name,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await ctx.db
      .insertInto('alliance_parts')
      .values(
        joined.map((assembly_id) => ({
          id: newId(now.getTime()),
          matter_id: id,
          assembly_id,
          state: assembly_id === ctx.assembly.id ? ('agreed' as const) : ('asked' as const),
          by_name: assembly_id === ctx.assembly.id ? ctx.actor.name : '',
          moved_at: now,
        })),
      )
      .execute();
    matterLife.check({ action: 'propose', from: 'proposed', to: 'proposed' });
    const ref = { kind: matterLife.kind, id, assemblyId: ctx.assembly.id, ruleVersionId: null };
    const office = await officeOfGrant(ctx, actingOffice(ctx.actor, 'propose', alliance.subject));
    const details = { title: body.title, for: ctx.assembly.id };
    await writeHistory(ctx, ref, { action: 'propose', from: 'proposed', to: 'proposed', office, details });
    await announceMatter(ctx, ref, 'proposed', { assemblyIds: joined.filter((each) => each !== ctx.assembly.id) });
    return { matterId: id, state: 'proposed' as const, version: 1 };
  },
);

export const saveAllianceMatter = command(
  'saveAllianceMatter',
  'Change title, text or lead of a matter',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.matterId, 'edit', body.expectedVersion);
    if (!joinedOf(matter.seats).includes(body.leadAssemblyId)) throw invalid('body.leadAssemblyId', 'assembly_not_in');
    const answer = await advanceMatter(ctx, matter, {
      action: 'edit',
      patch: { title: body.title, text: body.text, lead_assembly_id: body.leadAssemblyId },
      details: { title: body.title },
    });
    await announceMatter(ctx, matter, 'edited');
    return answer;
  },
);

export const agreeAllianceMatter = command(
  'agreeAllianceMatter',
  'Agree to take a matter up; with the last that is needed it is taken up',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.matterId, 'agree', body.expectedVersion);
    const states = matter.parts.map((part) => (part === matter.own ? 'agreed' : part.state));
    const agreed = isAgreed(matter.alliance.rule, states);
    const answer = await advanceMatter(ctx, matter, {
      action: 'agree',
      part: { to: 'agreed', reason: '' },
      ...(agreed ? { to: 'working' as const } : {}),
    });
    if (agreed) {
      await openParts(ctx, matter.id);
      await announceMatter(ctx, matter, 'begun');
    }
    return answer;
  },
);

export const refuseAllianceMatter = command(
  'refuseAllianceMatter',
  'Refuse to take a matter up and say why',
  async (ctx, { params, body: { expectedVersion, reason } }) => {
    const matter = await openMatter(ctx, params.matterId, 'refuse', expectedVersion);
    const answer = await advanceMatter(ctx, matter, {
      action: 'refuse',
      part: { to: 'refused', reason },
      details: { reason },
    });
    await announceMatter(ctx, matter, 'refused', { assemblyIds: [matter.row.assembly_id] });
    return answer;
  },
);

export const writeAlliancePart = command(
  'writeAlliancePart',
  'Write the part of the own assembly',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.matterId, 'write', body.expectedVersion);
    const answer = await advanceMatter(ctx, matter, { action: 'write', part: { to: 'written', text: body.text } });
    await announceMatter(ctx, matter, 'part_written', { assemblyIds: [ctx.assembly.id] });
    return answer;
  },
);

export const handInAlliancePart = command(
  'handInAlliancePart',
  'Hand in the part of the own assembly',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.matterId, 'hand_in', body.expectedVersion);
    const answer = await advanceMatter(ctx, matter, { action: 'hand_in', part: { to: 'handed_in' } });
    await announceMatter(ctx, matter, 'part_in', { assemblyIds: [matter.row.lead_assembly_id] });
    return answer;
  },
);

export const takeBackAlliancePart = command(
  'takeBackAlliancePart',
  'Take the own part back to work on it',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.matterId, 'take_back', body.expectedVersion);
    return advanceMatter(ctx, matter, { action: 'take_back', part: { to: 'written' } });
  },
);

export const addAllianceMinutes = command(
  'addAllianceMinutes',
  'Record what was agreed at a meeting',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.matterId, 'add_minutes', body.expectedVersion);
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await ctx.db
      .insertInto('alliance_minutes')
      .values({
        id,
        matter_id: matter.id,
        held_on: body.heldOn,
        text: body.text,
        by_name: ctx.actor.name,
        assembly_id: ctx.assembly.id,
        at: now,
      })
      .execute();
    const details = { heldOn: body.heldOn };
    const answer = await advanceMatter(ctx, matter, { action: 'add_minutes', partId: id, details });
    await announceMatter(ctx, matter, 'minutes');
    return answer;
  },
);

/** Tells every assembly that had to do with it. */
const end = async (ctx: Context, matter: Matter, to: 'concluded' | 'dropped', outcome: string) => {
  const action = to === 'concluded' ? 'conclude' : 'drop';
  const details = to === 'dropped' ? { reason: outcome } : {};
  const answer = await advanceMatter(ctx, matter, { action, to, patch: { outcome }, details });
  await announceMatter(ctx, matter, to);
  return answer;
};

export const concludeAllianceMatter = command(
  'concludeAllianceMatter',
  'Conclude a matter with what came of it',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.matterId, 'conclude', body.expectedVersion);
    if (matter.parts.some((part) => waitsFor(part.state))) throw conflict('parts_open');
    return end(ctx, matter, 'concluded', body.outcome);
  },
);

export const dropAllianceMatter = command(
  'dropAllianceMatter',
  'Drop a matter and say why',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.matterId, 'drop', body.expectedVersion);
    return end(ctx, matter, 'dropped', body.reason);
  },
);
