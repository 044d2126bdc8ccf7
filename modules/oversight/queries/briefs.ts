/** Weekly briefs: the list, one as a page, one as a paper. */
import '../tables.ts';
import { addDays } from '../../../platform/calendar/days.ts';
import { documentAnswer } from '../../../platform/documents/answers.ts';
import { print } from '../../../platform/documents/printing.ts';
import { fileName } from '../../../platform/documents/wording.ts';
import type { Context } from '../../../platform/http/context.ts';
import { defineQuery } from '../../../platform/http/operation.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { briefPaper } from '../brief-paper.ts';
import { oversightEndpoints } from '../contract.ts';
import { present } from '../overview.ts';
import { mustOversee } from '../policy.ts';

/** A year and a little. */
const SHOWN = 60;
const spanOf = (week: string) => ({ from: week, until: addDays(week, 6) });

/** @throws Problem 404, also for one of another assembly */
async function briefOf(ctx: Context, briefId: string) {
  mustOversee(ctx.actor);
  const row = await ctx.db
    .selectFrom('weekly_briefs')
    .selectAll()
    .where('id', '=', briefId)
    .where('assembly_id', '=', ctx.assembly.id)
    .executeTakeFirst();
  if (!row) throw notFound();
  const overview = await present(ctx, row.content);
  return { briefId: row.id, ...spanOf(row.week), madeAt: row.made_at.toISOString(), overview };
}

const read = { tag: 'oversight', access: 'signed_in', scope: 'proposals:read' } as const;

export const listBriefs = defineQuery({
  ...oversightEndpoints.listBriefs,
  operationId: 'listBriefs',
  summary: 'Weekly briefs, the latest first',
  ...read,
  async handle(ctx) {
    mustOversee(ctx.actor);
    const rows = await ctx.db
      .selectFrom('weekly_briefs')
      .select(['id', 'week', 'made_at'])
      .where('assembly_id', '=', ctx.assembly.id)
      .orderBy('week', 'desc')
      .limit(SHOWN)
      .execute();
    return {
      briefs: rows.map((row) => ({ briefId: row.id, ...spanOf(row.week), madeAt: row.made_at.toISOString() })),
    };
  },
});

export const getBrief = defineQuery({
  ...oversightEndpoints.getBrief,
  operationId: 'getBrief',
  summary: 'A weekly brief as it was when it was made',
  ...read,
  handle: (ctx, { params }) => briefOf(ctx, params.briefId),
});

export const briefDocument = defineQuery({
  ...oversightEndpoints.briefDocument,
  operationId: 'briefDocument',
  summary: 'A weekly brief as a paper',
  ...read,
  limit: 60,
  async handle(ctx, { params, query: { format } }) {
    const { overview } = await briefOf(ctx, params.briefId);
    const body = await print({ kind: 'paper', format, document: briefPaper(ctx, overview) }, shareOf(ctx.actor));
    return documentAnswer(fileName(ctx.t('oversight.brief.file'), overview.until), format, body);
  },
});
