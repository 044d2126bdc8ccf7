/** What the filters of the work list mean; the list and its export read them alike. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../../../platform/http/context.ts';
import type { narrowing } from '../contract/reading.ts';
import { insideMatch, searchQuery } from '../search.ts';
import type { Condition } from './lines.ts';
import { mine } from './visible.ts';
import { visibleAssignments } from './visible-assignments.ts';

/** @returns conditions on `proposals p`; who may read is not among them */
export function listConditions(ctx: Context, filter: z.output<typeof narrowing>): Condition[] {
  const where: Condition[] = [];
  if (filter.mine) where.push(mine(ctx, { withSupport: true, ...(filter.part ? { part: filter.part } : {}) }));
  if (filter.kind)
    where.push(sql<boolean>`p.kind in (${sql.join(filter.kind.split(',').map((kind) => sql`${kind}`))})`);
  if (filter.state)
    where.push(sql<boolean>`p.state in (${sql.join(filter.state.split(',').map((state) => sql`${state}`))})`);
  if (filter.sessionId) where.push(sql<boolean>`p.session_id = ${filter.sessionId}`);
  if (filter.category) where.push(sql<boolean>`p.category = ${filter.category}`);
  if (filter.season) where.push(sql<boolean>`p.season = ${filter.season}`);
  if (filter.class) where.push(sql<boolean>`p.reply_class = ${filter.class}`);
  if (filter.key !== undefined) where.push(sql<boolean>`p.is_key = ${filter.key}`);
  if (filter.unitId) {
    where.push(sql<boolean>`exists (select 1 from assignments a where a.proposal_id = p.id and a.unit_id = ${filter.unitId}
      and ${visibleAssignments(ctx)})`);
  }
  if (filter.repliedFrom) {
    where.push(sql<boolean>`exists (select 1 from replies r where r.proposal_id = p.id
      and r.issued_at >= ${`${filter.repliedFrom}T00:00:00+08:00`}::timestamptz)`);
  }
  if (filter.words) where.push(wordsOrNumber(filter.words));
  return where;
}

function wordsOrNumber(text: string): Condition {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : undefined;
  const words = searchQuery(text);
  const part = sql<boolean>`p.subject like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`;
  const found = words
    ? sql<boolean>`(p.id in (select w.proposal_id from proposal_words w where ${insideMatch(words)}) or ${part})`
    : part;
  return number === undefined ? found : sql<boolean>`(p.number = ${number} or ${found})`;
}
