/** Asks members (or bodies) to co-sign, until the deadline of the rules. */
import { dueAfter } from '../../../../platform/calendar/spans.ts';
import { startClocks } from '../../../../platform/clocks/clocks.ts';
import { newId } from '../../../../platform/db/ids.ts';
import { conflict, invalid } from '../../../../platform/http/problem.ts';
import { bodiesByIds, workCalendar } from '../../../assemblies/index.ts';
import { membersByIds } from '../../../members/index.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';

export const inviteCosigners = command('inviteCosigners', 'Invite co-signers', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'invite_cosigners');
  const { row, rules } = matter;
  const now = ctx.clock.now();
  const members = await membersByIds(ctx.db, body.memberIds);
  const bodies = await bodiesByIds(ctx.db, body.bodyIds);
  const unknownMember = body.memberIds.some(
    (id) => members.get(id)?.assemblyId !== row.assembly_id || members.get(id)?.termId !== row.term_id,
  );
  if (unknownMember) throw invalid('body.memberIds', 'invalid_value');
  if (body.bodyIds.some((id) => bodies.get(id)?.assemblyId !== row.assembly_id))
    throw invalid('body.bodyIds', 'invalid_value');
  const known = new Set(matter.proposers.flatMap((item) => [item.member_id, item.body_id]));
  const fresh = [
    ...[...new Set(body.memberIds)].map((id) => ({
      member_id: id as string | null,
      body_id: null as string | null,
      name: members.get(id)!.name,
    })),
    ...[...new Set(body.bodyIds)].map((id) => ({
      member_id: null,
      body_id: id as string | null,
      name: bodies.get(id)!.name,
    })),
  ].filter((item) => !known.has(item.member_id ?? item.body_id));
  const waiting = matter.proposers.filter((item) => item.status === 'invited');
  if (fresh.length === 0 && waiting.length === 0) throw conflict('nobody_to_invite');
  if (matter.proposers.length - 1 + fresh.length > rules.limits.cosigners) {
    throw conflict('too_many_cosigners', { maximum: rules.limits.cosigners });
  }
  if (row.subject.trim() === '') throw invalid('body.subject', 'subject_first');
  const rows = fresh.map((item, index) => ({
    ...item,
    id: newId(now.getTime()),
    proposal_id: row.id,
    role: 'cosigner' as const,
    status: 'invited' as const,
    signed_by: null,
    seal_file_id: null,
    invited_at: now,
    answered_at: null,
    sort_order: matter.proposers.length + index,
  }));
  if (rows.length > 0) await ctx.db.insertInto('proposal_proposers').values(rows).execute();
  const cosignUntil = dueAfter(await workCalendar(ctx.db, ctx.assembly.id), now, rules.cosign);
  const answer = await advance(ctx, matter, {
    action: 'invite_cosigners',
    to: 'cosigning',
    patch: {
      cosign_until: cosignUntil,
      ...(row.kind === 'single'
        ? { kind: 'joint' as const }
        : row.kind === 'body'
          ? { kind: 'joint_bodies' as const }
          : {}),
    },
    details: { invited: rows.map((item) => item.name), until: cosignUntil.toISOString() },
  });
  const timed = row.state === 'cosigning' ? rows : [...waiting, ...rows];
  await startClocks(
    ctx,
    matter,
    timed.map((item) => ({
      name: 'cosign' as const,
      span: rules.cosign,
      waitsFor: `proposer:${item.id}`,
      partId: item.id,
      dueAt: cosignUntil,
    })),
  );
  await announce(ctx, matter, 'cosign_invited');
  return answer;
});
