/** Units a proposal is likely for, for those who assign it. */
import { sql } from 'kysely';
import { forbidden } from '../../../platform/http/problem.ts';
import { likelyUnits as likelyOf, unitLoads as loadsOf } from '../../handling/index.ts';
import { taughtByProposals } from '../learned-kind.ts';
import { query } from '../operations.ts';
import { partsOf } from '../policy.ts';
import { readMatter } from '../store/matter.ts';

export const likelyUnits = query(
  'likelyUnits',
  'Units a proposal is likely for, by what past assignments teach',
  async (ctx, { params }) => {
    const { row, subject } = await readMatter(ctx, params.proposalId);
    const held = partsOf(ctx.actor, subject);
    if (!held.has('assigner') && !held.has('supervisor')) throw forbidden('not_your_part');
    const alike = sql<boolean>`p.category = ${row.category}`;
    const loads = await loadsOf(ctx, { kind: taughtByProposals.kind, alike, except: row.id });
    const text = [row.situation, row.analysis, row.suggestions].join('');
    return likelyOf(ctx, { id: row.id, title: row.subject, text }, loads);
  },
);
