/** The set-wise form of `canRead`: which proposals an actor's lists may hold. A test compares the two. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { seatsOf } from '../../accounts/index.ts';
import { type ProposalState, proposalTransitions } from '../workflow.ts';
import type { Condition } from './lines.ts';

const filed: readonly ProposalState[] = proposalTransitions.mark_key.from;
const list = (states: readonly string[]) => sql.join(states.map((state) => sql`${state}`));

/** Proposals the actor proposes, co-signs, supports or is invited to. */
export function mine(
  ctx: Context,
  options: { withSupport: boolean; part?: 'first' | 'cosigner' | 'supporter' } = { withSupport: true },
): Condition {
  const { memberIds, bodyIds } = seatsOf(ctx);
  const who = sql.join(
    [
      ...(memberIds.length > 0 ? [sql`x.member_id in (${list(memberIds)})`] : []),
      ...(bodyIds.length > 0 ? [sql`x.body_id in (${list(bodyIds)})`] : []),
    ],
    sql` or `,
  );
  if (memberIds.length + bodyIds.length === 0) return sql<boolean>`false`;
  const direct = sql`exists (select 1 from proposal_proposers x where x.proposal_id = p.id and (${who})
    and (x.role = 'first' or (x.status = 'confirmed' and (x.role <> 'supporter' or p.state not in ('draft', 'cosigning')))
      or (x.status = 'invited' and p.state <> 'draft'))
    ${options.withSupport ? sql`` : sql`and x.role <> 'supporter'`}
    ${options.part ? sql`and x.role = ${options.part}` : sql``})`;
  if (options.part === 'first' || options.part === 'supporter') return sql<boolean>`${direct}`;
  const merged = sql`exists (select 1 from proposal_proposers x join proposals m on m.id = x.proposal_id
    where m.merged_into = p.id and x.status = 'confirmed' and x.role <> 'supporter' and (${who}))`;
  return sql<boolean>`(${direct} or ${merged})`;
}

/** Everything the actor may read. */
export function visible(ctx: Context): Condition {
  const roles = new Set(ctx.actor.grants.map((grant) => grant.role));
  const has = (...wanted: string[]) => wanted.some((role) => roles.has(role));
  const reads = [mine(ctx)];
  if (has('clerk')) reads.push(sql<boolean>`p.entered_by is not null`);
  if (has('clerk', 'reviewer_1', 'reviewer_2', 'reviewer_3', 'assigner', 'leader', 'evaluator', 'auditor')) {
    reads.push(sql<boolean>`p.state not in ('draft', 'cosigning')`);
  }
  if (has('supervision_party', 'supervision_government')) reads.push(sql<boolean>`p.state in (${list(filed)})`);
  const unitIds = ctx.actor.grants.flatMap((grant) =>
    grant.role.startsWith('unit_') && grant.unitId ? [grant.unitId] : [],
  );
  if (unitIds.length > 0) {
    reads.push(sql<boolean>`(p.state not in ('draft', 'cosigning') and exists (select 1 from assignments a
      where a.matter_id = p.id and a.unit_id in (${list(unitIds)}) and a.state not in ('proposed', 'replaced')))`);
  }
  if (has('member')) {
    reads.push(sql<boolean>`(not p.confidential and p.state in (${list([...filed, 'submitted', 'reviewing'])}))`);
  }
  if (has('former_member')) reads.push(sql<boolean>`(not p.confidential and p.state in (${list(filed)}))`);
  return sql<boolean>`(${sql.join(reads, sql` or `)})`;
}
