/** Rounds of choosing excellent proposals; judges' points appear as mean and spread, never by name. */
import { sql } from 'kysely';
import { forbidden } from '../../../platform/http/problem.ts';
import { query } from '../operations.ts';
import { labelsFor } from './lines.ts';

interface Row {
  id: string;
  selection_id: string;
  proposal_id: string;
  reason: string;
  chosen: boolean;
  scores: Record<string, Record<string, number>>;
  number: number | null;
  subject: string;
}

const office = ['clerk', 'evaluator', 'reviewer_1', 'reviewer_2', 'reviewer_3', 'leader', 'auditor'];

export const listSelections = query('listSelections', 'Selections of excellent proposals', async (ctx) => {
  if (!ctx.actor.grants.some((grant) => office.includes(grant.role))) throw forbidden('not_your_part');
  const selections = await ctx.db
    .selectFrom('excellent_selections')
    .selectAll()
    .where('assembly_id', '=', ctx.assembly.id)
    .orderBy('opened_at', 'desc')
    .execute();
  const { rows } =
    await sql<Row>`select n.id, n.selection_id, n.proposal_id, n.reason, n.chosen, n.scores, p.number, p.subject
    from excellent_nominations n join proposals p on p.id = n.proposal_id
    where p.assembly_id = ${ctx.assembly.id} order by n.chosen desc, p.number`.execute(ctx.db);
  const labels = await labelsFor(ctx);
  return {
    items: selections.map((selection) => ({
      selectionId: selection.id,
      title: selection.title,
      status: selection.status,
      quota: selection.quota,
      sessionLabel: labels.session(selection.session_id),
      nominations: rows
        .filter((row) => row.selection_id === selection.id)
        .map((row) => {
          const sums = Object.values(row.scores).map((fields) =>
            Object.values(fields).reduce((sum, value) => sum + value, 0),
          );
          return {
            nominationId: row.id,
            proposalId: row.proposal_id,
            number: row.number,
            subject: row.subject,
            reason: row.reason,
            chosen: row.chosen,
            judges: sums.length,
            mean: sums.length === 0 ? null : Math.round((sums.reduce((a, b) => a + b, 0) / sums.length) * 10) / 10,
            lowest: sums.length === 0 ? null : Math.min(...sums),
            highest: sums.length === 0 ? null : Math.max(...sums),
          };
        }),
    })),
  };
});
