/** Everything a form needs, in the reader's language. */
import type { Context } from '../../../platform/http/context.ts';
import { conflict } from '../../../platform/http/problem.ts';
import { seatsOf } from '../../accounts/index.ts';
import { bodiesByIds, currentTerm, listBodies, ruleInForce, sessionInForce } from '../../assemblies/index.ts';
import { choicesOf } from '../../handling/index.ts';
import { membersByIds } from '../../members/index.ts';
import { query } from '../operations.ts';
import type { ProposalRules } from '../rules.ts';
import type { ProposalRow } from '../tables.ts';
import { labelsFor } from './lines.ts';

/** The kinds the actor may begin: members of this term in person, contacts for their bodies, clerks for others. */
async function writableKinds(
  ctx: Context,
  termId: string | undefined,
  speaksForBodies: boolean,
): Promise<ProposalRow['kind'][]> {
  if (termId === undefined) return [];
  const { grants } = ctx.actor;
  const clerk = grants.some((grant) => grant.role === 'clerk');
  const seats = grants.flatMap((grant) => (grant.role === 'member' && grant.memberId ? [grant.memberId] : []));
  const members = seats.length > 0 ? await membersByIds(ctx.db, seats) : new Map<string, { termId: string }>();
  const inPerson = clerk || [...members.values()].some((member) => member.termId === termId);
  return [
    ...(inPerson ? (['single', 'joint'] as const) : []),
    ...(clerk || speaksForBodies ? (['body', 'joint_bodies'] as const) : []),
  ];
}

export const getOptions = query('getOptions', 'Choices, limits and rules for forms', async (ctx) => {
  const now = ctx.clock.now();
  const inForce = await sessionInForce(ctx.db, ctx.assembly.id, now);
  const rule = await ruleInForce(ctx.db, ctx.assembly.id, 'proposals', now);
  if (!rule) throw conflict('no_rules_in_force');
  const rules = rule.content as ProposalRules;
  const labels = await labelsFor(ctx);
  const termId = (await currentTerm(ctx.db, ctx.assembly.id, now))?.id;
  const word = ctx.locale === 'en' ? ('en' as const) : ('zh' as const);
  const choices = (list: ReadonlyArray<{ code: string; zh: string; en: string }>) =>
    list.map((item) => ({ code: item.code, label: item[word] }));
  const bodies = await bodiesByIds(ctx.db, seatsOf(ctx).bodyIds);
  const committees = await listBodies(ctx.db, ctx.assembly.id, 'committee', termId === undefined ? {} : { termId });
  return {
    rules: rule.content,
    ruleVersion: rule.version,
    ruleName: rule.name,
    categories: choices(rules.categories),
    declineReasons: choices(rules.review.declineReasons),
    bounceReasons: choices(rules.assignment.bounceReasons),
    classes: rules.classes.map((item) => ({ code: item.code, label: item[word], tracked: item.tracked })),
    ratingForm: rules.rating.form,
    ...(await choicesOf(ctx)),
    committees: committees.map((body) => ({ bodyId: body.id, name: body.name })),
    writableKinds: await writableKinds(ctx, inForce?.term.id, bodies.size > 0),
    myBodies: [...bodies.values()].map((body) => ({ bodyId: body.id, name: body.name, kind: body.kind })),
    sessions: [...labels.sessions].reverse().map((item) => ({ sessionId: item.id, label: labels.session(item.id) })),
    currentSession: inForce
      ? {
          sessionId: inForce.session.id,
          label: labels.session(inForce.session.id),
          season: inForce.season,
          until: inForce.session[inForce.season === 'plenary' ? 'proposalsUntil' : 'intersessionUntil'].toISOString(),
        }
      : null,
  };
});
