/**
 * Whom a member who writes may ask to co-sign, by topic: those who proposed or co-signed like proposals the writer may read, then
 * members of the sector or committee whose name the subject speaks of. In the order of likeness and of the printed list; how much
 * somebody does counts for nothing. Nobody is invited by it.
 */
import { sql } from 'kysely';
import { sharedSegmenter } from '../../../algorithms/words/segment.ts';
import type { Context } from '../../../platform/http/context.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { findSimilar } from '../../../platform/similarity/find-similar.ts';
import { seatsOf } from '../../accounts/index.ts';
import { bodiesByIds, listBodies } from '../../assemblies/index.ts';
import { listMembers, type Member, membersByIds, membershipOf } from '../../members/index.ts';
import { likenedProposals } from '../liken-kind.ts';
import { query } from '../operations.ts';

const SHOWN = 8;
const OF_BODY = 4;
const LEAST_WORD = 2;
/** Of names of bodies: says nothing of a topic. */
const GENERAL = new Set(['委员', '政协', '联合会', '特邀', '代表', '人士', '工作', '学习', '提案']);

interface Reason {
  kind: 'like' | 'sector' | 'committee';
  /** Subject of the like proposal, or name of the body. */
  name: string;
  proposalId: string | null;
}

interface Likely {
  member: Member;
  reason: Reason;
}

/** Proposers of like proposals, in the term the writer sits in. */
async function byLikeness(ctx: Context, own: Member, asked: { title: string; text: string; exceptId?: string }) {
  const { items } = await findSimilar(ctx, [likenedProposals], asked, 'inside');
  if (items.length === 0) return [];
  const { rows } = await sql<{ proposal_id: string; member_id: string }>`select x.proposal_id, x.member_id
    from proposal_proposers x where x.proposal_id in (${sql.join(items.map((item) => item.matterId))})
      and x.member_id is not null and x.status = 'confirmed' and x.role in ('first', 'cosigner')
    order by x.sort_order, x.id`.execute(ctx.db);
  const members = await membersByIds(
    ctx.db,
    rows.map((row) => row.member_id),
  );
  const found: Likely[] = [];
  for (const item of items) {
    for (const { member_id } of rows.filter((row) => row.proposal_id === item.matterId)) {
      if (found.length >= SHOWN) return found;
      const then = members.get(member_id)!;
      const now =
        then.termId === own.termId ? then : await membershipOf(ctx.db, then.accountId, ctx.assembly.id, own.termId);
      if (!now || now.id === own.id || found.some(({ member }) => member.id === now.id)) continue;
      found.push({ member: now, reason: { kind: 'like', name: item.title, proposalId: item.matterId } });
    }
  }
  return found;
}

/** Whether the subject speaks of what a body is called after. */
export function speaksOf(subject: string, name: string): boolean {
  const words = sharedSegmenter().words(name.replace(/(?:界|委员会)$/u, ''));
  return words.some((word) => word.length >= LEAST_WORD && !GENERAL.has(word) && subject.includes(word));
}

async function byBody(ctx: Context, own: Member, subject: string): Promise<Likely[]> {
  const bodies = (await listBodies(ctx.db, ctx.assembly.id)).filter(
    ({ kind, name }) => (kind === 'sector' || kind === 'committee') && speaksOf(subject, name),
  );
  const found: Likely[] = [];
  for (const body of bodies.slice(0, 2)) {
    const { members } = await listMembers(ctx.db, {
      assemblyId: ctx.assembly.id,
      termId: own.termId,
      bodyId: body.id,
      limit: OF_BODY + 1,
    });
    const kind = body.kind === 'sector' ? ('sector' as const) : ('committee' as const);
    for (const member of members)
      if (member.id !== own.id) found.push({ member, reason: { kind, name: body.name, proposalId: null } });
  }
  return found;
}

export const likelyCosigners = query(
  'likelyCosigners',
  'Members a writer may ask to co-sign, by topic',
  async (ctx, { body }) => {
    const ownId = seatsOf(ctx).memberIds[0];
    const own = ownId ? (await membersByIds(ctx.db, [ownId])).get(ownId) : undefined;
    if (!own) throw forbidden('not_permitted');
    const { subject, text, exceptId } = body;
    const like = await byLikeness(ctx, own, { title: subject, text, ...(exceptId ? { exceptId } : {}) });
    const more = like.length < SHOWN ? await byBody(ctx, own, subject) : [];
    const all = [...like, ...more.filter(({ member }) => !like.some((other) => other.member.id === member.id))];
    const shown = [...new Map(all.map((item) => [item.member.id, item])).values()].slice(0, SHOWN);
    const sectors = await bodiesByIds(
      ctx.db,
      shown.flatMap(({ member }) => member.sectorId ?? []),
    );
    return {
      items: shown.map(({ member, reason }) => ({
        memberId: member.id,
        name: member.name,
        note: [member.sectorId ? sectors.get(member.sectorId)?.name : '', member.workplace].filter(Boolean).join(' · '),
        reason,
      })),
    };
  },
);
