/** The set-wise forms of `canRead` and of what is public: which suggestions a list may hold. A test compares them. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { seatsOf } from '../../accounts/index.ts';
import { knownStates } from '../life.ts';

const list = (values: readonly string[]) => sql.join(values.map((value) => sql`${value}`));

/** Those the actor has taken up or is in the team of. */
export function led(ctx: Pick<Context, 'actor'>) {
  const { memberIds, bodyIds } = seatsOf(ctx);
  const ways = [
    ...(memberIds.length > 0
      ? [
          sql`s.lead_member_id in (${list(memberIds)})`,
          sql`exists (select 1 from suggestion_team t where t.suggestion_id = s.id and t.member_id in (${list(memberIds)}))`,
        ]
      : []),
    ...(bodyIds.length > 0 ? [sql`s.lead_body_id in (${list(bodyIds)})`] : []),
  ];
  return ways.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(ways, sql` or `)})`;
}

/** Those the actor sent, has taken up or is in the team of. */
export const mine = (ctx: Pick<Context, 'actor'>) =>
  ctx.actor.accountId === null
    ? sql<boolean>`false`
    : sql<boolean>`(s.sender_account_id = ${ctx.actor.accountId} or ${led(ctx)})`;

/** Everything the actor may read inside. */
export function visible(ctx: Pick<Context, 'actor'>) {
  const roles = new Set(ctx.actor.grants.map((grant) => grant.role));
  const has = (...wanted: string[]) => wanted.some((role) => roles.has(role));
  if (has('clerk', 'assigner', 'leader', 'evaluator', 'auditor')) return sql<boolean>`true`;
  const accepted = sql`s.state in (${list(knownStates)})`;
  const reads = [mine(ctx)];
  if (has('supervision_party', 'supervision_government')) reads.push(sql<boolean>`${accepted}`);
  const unitIds = ctx.actor.grants.flatMap((grant) =>
    grant.role.startsWith('unit_') && grant.unitId ? [grant.unitId] : [],
  );
  if (unitIds.length > 0)
    reads.push(sql<boolean>`exists (select 1 from assignments a where a.matter_id = s.id
      and a.unit_id in (${list(unitIds)}) and a.state not in ('proposed', 'replaced'))`);
  const { memberIds, bodyIds } = seatsOf(ctx);
  if (memberIds.length + bodyIds.length > 0) reads.push(sql<boolean>`(${accepted} and s.hidden_code is null)`);
  return sql<boolean>`(${sql.join(reads, sql` or `)})`;
}

/** What everybody may find: decided as public, its day come, not hidden. */
export const openToAll = (ctx: Pick<Context, 'assembly' | 'clock'>) =>
  sql<boolean>`(s.assembly_id = ${ctx.assembly.id} and s.publicity_decision in ('public', 'title_only')
    and s.public_from <= ${ctx.clock.now()} and s.hidden_code is null and s.number is not null)`;
