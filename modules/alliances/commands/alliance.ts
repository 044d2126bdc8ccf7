/** Founded, joined or declined; people named; the chair passed on; left and dissolved. */
import { sql } from 'kysely';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, forbidden, invalid, notFound } from '../../../platform/http/problem.ts';
import { accountsByIds, accountsWithRoles, roles } from '../../accounts/index.ts';
import { listAssemblies } from '../../assemblies/index.ts';
import { announceAlliance, announceMatter } from '../events.ts';
import { isAgreed, type PartState } from '../life.ts';
import { command } from '../operations.ts';
import { mayFound } from '../policy.ts';
import { type Alliance, advanceAlliance, joinedOf, openAlliance } from '../store/alliance.ts';
import { advanceMatter, loadMatter, openParts } from '../store/matter.ts';

/** Asks assemblies that do not sit in it; those that declined or left may be asked again. @returns whom */
async function ask(ctx: Context, alliance: Alliance, assemblyIds: readonly string[]): Promise<string[]> {
  const known = new Set((await listAssemblies(ctx.db)).map((assembly) => assembly.id));
  if (assemblyIds.some((id) => !known.has(id))) throw invalid('body.assemblyIds', 'assembly_unknown');
  const sits = new Set(
    alliance.seats.filter(({ state }) => state === 'invited' || state === 'joined').map((seat) => seat.assembly_id),
  );
  const added = [...new Set(assemblyIds)].filter((id) => !sits.has(id));
  if (added.length === 0) return added;
  const now = ctx.clock.now();
  await ctx.db
    .insertInto('alliance_seats')
    .values(
      added.map((assembly_id) => ({
        id: newId(now.getTime()),
        alliance_id: alliance.id,
        assembly_id,
        state: 'invited' as const,
        invited_at: now,
      })),
    )
    .onConflict((seat) =>
      seat
        .columns(['alliance_id', 'assembly_id'])
        .doUpdateSet({ state: 'invited', invited_at: now, reason: '', answered_at: null, answered_by_name: null }),
    )
    .execute();
  return added;
}

export const foundAlliance = command(
  'foundAlliance',
  'Found an alliance and invite assemblies',
  async (ctx, { body }) => {
    if (!mayFound(ctx.actor)) throw forbidden('not_your_part');
    const now = ctx.clock.now();
    const { assemblyIds, ...plan } = body;
    const id = newId(now.getTime());
    const row = {
      id,
      assembly_id: ctx.assembly.id,
      chair_assembly_id: ctx.assembly.id,
      ...plan,
      state: 'forming' as const,
      version: 0,
      founded_by_name: ctx.actor.name,
      created_at: now,
      updated_at: now,
    };
    await ctx.db.insertInto('alliances').values(row).execute();
    const seat = { assembly_id: ctx.assembly.id, state: 'joined' as const };
    await ctx.db
      .insertInto('alliance_seats')
      .values({
        ...seat,
        id: newId(now.getTime()),
        alliance_id: id,
        invited_at: now,
        answered_at: now,
        answered_by_name: ctx.actor.name,
      })
      .execute();
    const subject = { state: row.state, seat: seat.state, founder: true, chairing: true, person: null };
    const seats = [{ ...seat, reason: '', answered_at: null, answered_by_name: null }];
    const alliance: Alliance = { id, assemblyId: row.assembly_id, row, seats, subject };
    const added = await ask(ctx, alliance, assemblyIds);
    const answer = await advanceAlliance(ctx, alliance, { action: 'found', details: { name: body.name } });
    if (added.length > 0) await announceAlliance(ctx, alliance, 'invited', { assemblyIds: added });
    return answer;
  },
);

export const saveAlliance = command(
  'saveAlliance',
  'Change name, purpose or rule of an alliance',
  async (ctx, { params, body: { expectedVersion, ...patch } }) => {
    const alliance = await openAlliance(ctx, params.allianceId, 'edit', expectedVersion);
    return advanceAlliance(ctx, alliance, { action: 'edit', patch, details: { name: patch.name, rule: patch.rule } });
  },
);

export const inviteAssemblies = command(
  'inviteAssemblies',
  'Invite assemblies into an alliance',
  async (ctx, { params, body }) => {
    const alliance = await openAlliance(ctx, params.allianceId, 'invite', body.expectedVersion);
    const added = await ask(ctx, alliance, body.assemblyIds);
    if (added.length === 0) throw conflict('already_invited');
    const answer = await advanceAlliance(ctx, alliance, { action: 'invite', details: { assemblies: added } });
    await announceAlliance(ctx, alliance, 'invited', { assemblyIds: added });
    return { ...answer, added: added.length };
  },
);

const answerSeat = (ctx: Context, alliance: Alliance, state: 'joined' | 'declined' | 'left', reason = '') =>
  ctx.db
    .updateTable('alliance_seats')
    .set({ state, reason, answered_at: ctx.clock.now(), answered_by_name: ctx.actor.name })
    .where('alliance_id', '=', alliance.id)
    .where('assembly_id', '=', ctx.assembly.id)
    .execute();

export const acceptAlliance = command('acceptAlliance', 'Join an alliance', async (ctx, { params, body }) => {
  const alliance = await openAlliance(ctx, params.allianceId, 'accept', body.expectedVersion);
  await answerSeat(ctx, alliance, 'joined');
  // What is under way is of this assembly too from now on: it is asked, or has a part to write.
  await sql`insert into alliance_parts (id, matter_id, assembly_id, state, moved_at)
    select gen_random_uuid(), m.id, ${ctx.assembly.id}::uuid, case m.state when 'proposed' then 'asked' else 'open' end,
      ${ctx.clock.now()}::timestamptz
    from alliance_matters m where m.alliance_id = ${alliance.id} and m.state in ('proposed', 'working')
    on conflict (matter_id, assembly_id) do update set state = excluded.state, moved_at = excluded.moved_at`.execute(
    ctx.db,
  );
  const answer = await advanceAlliance(ctx, alliance, { action: 'accept', to: 'standing' });
  await announceAlliance(ctx, alliance, 'accepted', { assemblyIds: joinedOf(alliance.seats) });
  return answer;
});

export const declineAlliance = command(
  'declineAlliance',
  'Decline to join an alliance and say why',
  async (ctx, { params, body }) => {
    const alliance = await openAlliance(ctx, params.allianceId, 'decline', body.expectedVersion);
    await answerSeat(ctx, alliance, 'declined', body.reason);
    const answer = await advanceAlliance(ctx, alliance, { action: 'decline', details: { reason: body.reason } });
    await announceAlliance(ctx, alliance, 'declined', { assemblyIds: [alliance.row.assembly_id] });
    return answer;
  },
);

export const nameAlliancePerson = command(
  'nameAlliancePerson',
  'Name somebody of the own assembly for an alliance',
  async (ctx, { params, body }) => {
    const alliance = await openAlliance(ctx, params.allianceId, 'name_person');
    const { accountId, role, duty } = body;
    const now = ctx.clock.now();
    const here = await accountsWithRoles(ctx.db, ctx.assembly.id, { roles }, now);
    const account = here.includes(accountId) ? (await accountsByIds(ctx.db, [accountId])).get(accountId) : undefined;
    if (!account) throw invalid('body.accountId', 'person_not_here');
    const { id } = await ctx.db
      .insertInto('alliance_people')
      .values({
        id: newId(now.getTime()),
        alliance_id: alliance.id,
        assembly_id: ctx.assembly.id,
        account_id: accountId,
        name: account.name,
        role,
        duty,
        named_at: now,
      })
      .onConflict((known) =>
        known.columns(['alliance_id', 'assembly_id', 'account_id']).doUpdateSet({ role, duty, name: account.name }),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    const details = { name: account.name, role };
    const answer = await advanceAlliance(ctx, alliance, { action: 'name_person', partId: id, details });
    await announceAlliance(ctx, alliance, 'named', { assemblyIds: [ctx.assembly.id], accountIds: [accountId] });
    return { ...answer, personId: id };
  },
);

export const removeAlliancePerson = command(
  'removeAlliancePerson',
  'Take somebody of the own assembly out of an alliance',
  async (ctx, { params, body }) => {
    const alliance = await openAlliance(ctx, params.allianceId, 'remove_person', body.expectedVersion);
    const gone = await ctx.db
      .deleteFrom('alliance_people')
      .where('id', '=', params.personId)
      .where('alliance_id', '=', alliance.id)
      .where('assembly_id', '=', ctx.assembly.id)
      .returning('name')
      .executeTakeFirst();
    if (!gone) throw notFound();
    return advanceAlliance(ctx, alliance, { action: 'remove_person', partId: params.personId, details: gone });
  },
);

export const passAllianceChair = command(
  'passAllianceChair',
  'Pass the chair on to the next assembly',
  async (ctx, { params, body }) => {
    const alliance = await openAlliance(ctx, params.allianceId, 'pass_chair', body.expectedVersion);
    if (!joinedOf(alliance.seats).includes(body.assemblyId)) throw invalid('body.assemblyId', 'assembly_not_in');
    const answer = await advanceAlliance(ctx, alliance, {
      action: 'pass_chair',
      patch: { chair_assembly_id: body.assemblyId },
      details: { assemblies: [body.assemblyId] },
    });
    await announceAlliance(ctx, alliance, 'chair_passed');
    return answer;
  },
);

/** Its parts stand aside; proposals that waited for it alone are taken up. */
async function standAside(ctx: Context, alliance: Alliance): Promise<void> {
  const matters = await ctx.db
    .with('aside', (db) =>
      db
        .updateTable('alliance_parts')
        .set({ state: 'aside', moved_at: ctx.clock.now() })
        .where('assembly_id', '=', ctx.assembly.id)
        .where('matter_id', 'in', (inner) =>
          inner
            .selectFrom('alliance_matters')
            .select('id')
            .where('alliance_id', '=', alliance.id)
            .where('state', 'in', ['proposed', 'working']),
        )
        .where('state', '<>', 'handed_in'),
    )
    .selectFrom('alliance_matters as m')
    .select('m.id')
    .select(
      sql<PartState[]>`(select json_agg(p.state) from alliance_parts p where p.matter_id = m.id
        and p.assembly_id <> ${ctx.assembly.id})`.as('others'),
    )
    .where('m.alliance_id', '=', alliance.id)
    .where('m.state', '=', 'proposed')
    .execute();
  for (const { id } of matters.filter(({ others }) => isAgreed(alliance.row.rule, others))) {
    const matter = await loadMatter(ctx, id, true);
    await openParts(ctx, id);
    await advanceMatter(ctx, matter, { action: 'begin', to: 'working' });
    await announceMatter(ctx, matter, 'begun');
  }
}

export const leaveAlliance = command(
  'leaveAlliance',
  'Leave an alliance and say why',
  async (ctx, { params, body }) => {
    const alliance = await openAlliance(ctx, params.allianceId, 'leave', body.expectedVersion);
    const leads = await ctx.db
      .selectFrom('alliance_matters')
      .select('id')
      .where('alliance_id', '=', alliance.id)
      .where('lead_assembly_id', '=', ctx.assembly.id)
      .where('state', 'in', ['proposed', 'working'])
      .limit(1)
      .executeTakeFirst();
    if (leads) throw conflict('leads_a_matter');
    if (alliance.subject.chairing) throw conflict('has_the_chair');
    await answerSeat(ctx, alliance, 'left', body.reason);
    const staying = joinedOf(alliance.seats).filter((id) => id !== ctx.assembly.id);
    await standAside(ctx, alliance);
    const to = staying.length > 1 ? 'standing' : 'forming';
    const answer = await advanceAlliance(ctx, alliance, { action: 'leave', to, details: { reason: body.reason } });
    await announceAlliance(ctx, alliance, 'left', { assemblyIds: staying });
    return answer;
  },
);

export const dissolveAlliance = command(
  'dissolveAlliance',
  'Dissolve an alliance and say why',
  async (ctx, { params, body }) => {
    const alliance = await openAlliance(ctx, params.allianceId, 'dissolve', body.expectedVersion);
    const open = await ctx.db
      .selectFrom('alliance_matters')
      .select('id')
      .where('alliance_id', '=', alliance.id)
      .where('state', 'in', ['proposed', 'working'])
      .limit(1)
      .executeTakeFirst();
    if (open) throw conflict('matters_open');
    const step = { action: 'dissolve', to: 'dissolved', details: { reason: body.reason } } as const;
    const answer = await advanceAlliance(ctx, alliance, step);
    await announceAlliance(ctx, alliance, 'dissolved');
    return answer;
  },
);
