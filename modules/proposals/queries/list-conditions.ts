/** What the filters of the work list mean; the list and its export read them alike. */

import { sql } from 'kysely';
import type { z } from 'zod';
import { addDays, startOfDay } from '../../../platform/calendar/days.ts';
import type { Context } from '../../../platform/http/context.ts';
import { insideMatch } from '../../../platform/search/word-query.ts';
import { visibleAssignments } from '../../handling/index.ts';
import type { narrowing } from '../contract/reading.ts';
import { type Asked, readAsked } from './asked-words.ts';
import type { Condition } from './lines.ts';
import { mine } from './visible.ts';

/** Instants within days of Beijing, both counting; a day not given does not narrow. */
export const between = (column: string, from: string | undefined, until: string | undefined): Condition[] => [
  ...(from ? [sql<boolean>`${sql.ref(column)} >= ${startOfDay(from)}`] : []),
  ...(until ? [sql<boolean>`${sql.ref(column)} < ${startOfDay(addDays(until, 1))}`] : []),
];

/** @returns conditions on `proposals p`; who may read is not among them */
export async function listConditions(ctx: Context, filter: z.output<typeof narrowing>): Promise<Condition[]> {
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
    where.push(sql<boolean>`exists (select 1 from assignments a where a.matter_id = p.id and a.unit_id = ${filter.unitId}
      and ${visibleAssignments(ctx)})`);
  }
  if (filter.repliedFrom || filter.repliedUntil) {
    const within = between('r.issued_at', filter.repliedFrom, filter.repliedUntil);
    where.push(sql<boolean>`exists (select 1 from replies r where r.matter_id = p.id and r.issued_at is not null
      and ${sql.join(within, sql` and `)})`);
  }
  where.push(
    ...between('p.submitted_at', filter.submittedFrom, filter.submittedUntil),
    ...between('p.filed_at', filter.filedFrom, filter.filedUntil),
    ...between('p.dispatched_at', filter.dispatchedFrom, filter.dispatchedUntil),
  );
  if (filter.words) where.push(wordsOrNumber(filter.words, await readAsked(ctx, filter.words)));
  return where;
}

function wordsOrNumber(text: string, asked: Asked): Condition {
  const either: Condition[] = [sql<boolean>`p.subject like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`];
  if (asked.words)
    either.push(sql<boolean>`p.id in (select w.matter_id from matter_words w where ${insideMatch(asked.words)})`);
  if (asked.numbered) either.push(asked.numbered);
  return sql<boolean>`(${sql.join(either, sql` or `)})`;
}
