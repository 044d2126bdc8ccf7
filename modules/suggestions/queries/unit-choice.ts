/** What speaks for one unit or another when a suggestion is assigned, for those who assign: likeness to the past, work in hand. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { likelyUnits, unitLoads } from '../../handling/index.ts';
import { taughtBySuggestions } from '../learned-kind.ts';
import { query } from '../operations.ts';
import { partsOf } from '../policy.ts';
import { readMatter } from '../store/matter.ts';

async function loadsFor(ctx: Context, suggestionId: string) {
  const { row, subject } = await readMatter(ctx, suggestionId);
  const held = partsOf(ctx.actor, subject);
  if (!held.has('assigner') && !held.has('supervisor')) throw forbidden('not_your_part');
  const alike = sql<boolean>`p.category = ${row.category}`;
  return { row, loads: await unitLoads(ctx, { kind: taughtBySuggestions.kind, alike, except: row.id }) };
}

export const unitLoadsOfSuggestion = query(
  'unitLoadsOfSuggestion',
  'Work in hand of the units a suggestion may go to',
  async (ctx, { params }) => ({ items: (await loadsFor(ctx, params.suggestionId)).loads }),
);

export const likelyUnitsOfSuggestion = query(
  'likelyUnitsOfSuggestion',
  'Units a suggestion is likely for, by what past assignments teach',
  async (ctx, { params }) => {
    const { row, loads } = await loadsFor(ctx, params.suggestionId);
    return likelyUnits(ctx, { id: row.id, title: row.subject, text: row.text }, loads);
  },
);
