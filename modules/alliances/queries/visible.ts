/** The set-wise form of `isInside` and of being asked: which alliances a list may hold. A test compares them. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';

type Reads = Pick<Context, 'actor' | 'assembly'>;

const holds = ({ actor }: Reads, ...roles: string[]) => actor.grants.some((grant) => roles.includes(grant.role));

/** The reader's assembly has joined the alliance with this id, and the reader has a part in it. */
export function inside(ctx: Reads, allianceId: string) {
  if (ctx.actor.grants.length === 0) return sql<boolean>`false`;
  const of = sql.ref(allianceId);
  const joined = sql`exists (select 1 from alliance_seats s where s.alliance_id = ${of}
    and s.assembly_id = ${ctx.assembly.id} and s.state = 'joined')`;
  if (holds(ctx, 'clerk', 'leader', 'auditor')) return sql<boolean>`${joined}`;
  return sql<boolean>`(${joined} and exists (select 1 from alliance_people p where p.alliance_id = ${of}
    and p.assembly_id = ${ctx.assembly.id} and p.account_id = ${ctx.actor.accountId}::uuid))`;
}

/** … or is asked to join, which its office reads. */
export function known(ctx: Reads, allianceId: string) {
  if (!holds(ctx, 'clerk', 'leader')) return inside(ctx, allianceId);
  return sql<boolean>`exists (select 1 from alliance_seats s where s.alliance_id = ${sql.ref(allianceId)}
    and s.assembly_id = ${ctx.assembly.id} and s.state in ('invited', 'joined'))`;
}

/** Whose word counts for the assembly in the alliance: its office, and those named as contact or chair. */
export function speaks(ctx: Reads, allianceId: string) {
  if (holds(ctx, 'clerk', 'leader')) return sql<boolean>`true`;
  if (ctx.actor.grants.length === 0) return sql<boolean>`false`;
  return sql<boolean>`exists (select 1 from alliance_people p where p.alliance_id = ${sql.ref(allianceId)}
    and p.assembly_id = ${ctx.assembly.id} and p.account_id = ${ctx.actor.accountId}::uuid and p.role <> 'member')`;
}
