/** What speaks for one unit or another when a proposal is assigned: work in hand, what is late, answers in the category. */
import { sql } from 'kysely';
import { forbidden } from '../../../platform/http/problem.ts';
import { unitLoads as loadsOf } from '../../handling/index.ts';
import { taughtByProposals } from '../learned-kind.ts';
import { query } from '../operations.ts';
import { partsOf } from '../policy.ts';
import { readMatter } from '../store/matter.ts';

export const unitLoads = query(
  'unitLoads',
  'Work in hand of the units a proposal may go to',
  async (ctx, { params }) => {
    const matter = await readMatter(ctx, params.proposalId);
    const held = partsOf(ctx.actor, matter.subject);
    if (!held.has('assigner') && !held.has('supervisor')) throw forbidden('not_your_part');
    const alike = sql<boolean>`p.category = ${matter.row.category}`;
    return {
      items: await loadsOf(ctx, { kind: taughtByProposals.kind, alike, except: matter.row.id }),
    };
  },
);
