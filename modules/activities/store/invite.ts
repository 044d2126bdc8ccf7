/** Who is invited: the whole assembly, bodies, members by name, guests from outside. */
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, invalid } from '../../../platform/http/problem.ts';
import { currentTerm } from '../../assemblies/index.ts';
import { listMembers, type Member, membersByIds } from '../../members/index.ts';
import type { GuestKind } from '../life.ts';

const PAGE = 500;

/** All members of the current term, of one body where it is said. */
async function everyMember(ctx: Context, termId: string, bodyId?: string): Promise<Member[]> {
  const all: Member[] = [];
  for (;;) {
    const { members, total } = await listMembers(ctx.db, {
      assemblyId: ctx.assembly.id,
      termId,
      bodyId,
      limit: PAGE,
      offset: all.length,
    });
    all.push(...members);
    if (all.length >= total || members.length === 0) return all;
  }
}

export interface Asked {
  whole: boolean;
  bodyIds: readonly string[];
  memberIds: readonly string[];
  guests: ReadonlyArray<{ name: string; kind: GuestKind; detail: string }>;
}

/** Each member once, in printed order. @throws Problem 409 without a term, 422 for a member or body of elsewhere */
async function membersMeant(ctx: Context, asked: Asked): Promise<Member[]> {
  const found = new Map<string, Member>();
  if (asked.whole || asked.bodyIds.length > 0) {
    const term = await currentTerm(ctx.db, ctx.assembly.id, ctx.clock.now());
    if (!term) throw conflict('no_term_to_invite');
    const everyone = await everyMember(ctx, term.id);
    const bodies = new Set(asked.bodyIds);
    for (const member of everyone) {
      const of = [member.sectorId, member.committeeId, member.partyId, member.groupId];
      if (asked.whole || of.some((id) => id !== null && bodies.has(id))) found.set(member.id, member);
    }
  }
  const named = await membersByIds(ctx.db, asked.memberIds);
  for (const id of asked.memberIds) {
    const member = named.get(id);
    if (member?.assemblyId !== ctx.assembly.id) throw invalid('body.memberIds', 'member_not_here');
    found.set(id, member);
  }
  return [...found.values()].sort((a, b) => a.sortWeight - b.sortWeight);
}

/** After members: guests stand at the end of printed lists. */
const GUESTS_FROM = 1_000_000;

/** @returns ids of the new invitations; those invited before stay as they are */
export async function invite(
  ctx: Context,
  activityId: string,
  asked: Asked,
): Promise<{ added: string[]; already: number }> {
  const now = ctx.clock.now();
  const common = { activity_id: activityId, assembly_id: ctx.assembly.id, invited_at: now };
  const members = await membersMeant(ctx, asked);
  const rows = [
    ...members.map((member) => ({
      ...common,
      id: newId(now.getTime()),
      member_id: member.id,
      name: member.name,
      detail: member.workplace,
      guest_kind: null,
      role: 'participant' as const,
      sort_weight: member.sortWeight,
    })),
    ...asked.guests.map((guest, at) => ({
      ...common,
      id: newId(now.getTime()),
      member_id: null,
      name: guest.name,
      detail: guest.detail,
      guest_kind: guest.kind,
      role: 'guest' as const,
      sort_weight: GUESTS_FROM + at,
    })),
  ];
  if (rows.length === 0) throw invalid('body.memberIds', 'nobody_named');
  const added = await ctx.db
    .insertInto('activity_invitations')
    .values(rows)
    .onConflict((known) => known.columns(['member_id', 'activity_id']).where('member_id', 'is not', null).doNothing())
    .returning('id')
    .execute();
  return { added: added.map((row) => row.id), already: rows.length - added.length };
}
