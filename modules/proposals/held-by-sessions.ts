/** Tells those who keep terms and sessions what was handed in for each session, and what is still being written in each term. */
import './tables.ts';
import { sql } from 'kysely';
import type { Context } from '../../platform/http/context.ts';
import { tellsOfHeld } from '../assemblies/index.ts';

const writing = ['draft', 'cosigning'] as const;

const counted = async (ctx: Context, by: 'session_id' | 'term_id', drafts: boolean) => {
  const rows = await ctx.db
    .selectFrom('proposals')
    .select([`${by} as id`, sql<string>`count(*)`.as('proposals')])
    .where('assembly_id', '=', ctx.assembly.id)
    .where('state', drafts ? 'in' : 'not in', [...writing])
    .groupBy(by)
    .execute();
  return new Map(rows.map((row) => [row.id, Number(row.proposals)]));
};

tellsOfHeld('handed_in', (ctx) => counted(ctx, 'session_id', false));
tellsOfHeld('drafts', (ctx) => counted(ctx, 'term_id', true));
