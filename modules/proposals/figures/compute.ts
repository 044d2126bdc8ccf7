/** The figures of a session or of all, counted from the records when asked; what each means: `book.ts`. */
import { type RawBuilder, sql } from 'kysely';
import { countsOf, groupsOf, monthsOf } from '../../../platform/figures/counting.ts';
import type { Context } from '../../../platform/http/context.ts';
import { ratedFigures, replyFigures, unitFigures } from '../../handling/index.ts';
import type { Figures } from '../contract/register.ts';
import { labelsFor } from '../queries/lines.ts';

/** Drafts and co-signing ones are not received yet. Merged ones count as received and merged, not as filed. */
const totals = {
  received: sql`true`,
  filed: sql`p.number is not null and p.state <> 'merged' and p.state <> 'withdrawn'`,
  merged: sql`p.state = 'merged'`,
  converted: sql`p.state = 'converted'`,
  declined: sql`p.state = 'declined'`,
  withdrawn: sql`p.state = 'withdrawn'`,
  pending: sql`p.state in ('submitted', 'reviewing', 'returned')`,
};

/** Which proposals are counted. */
export interface FigureScope {
  sessionId?: string | undefined;
  /** `public` leaves out confidential proposals and those that are or are wished to be internal. */
  audience: 'public' | 'inside';
  /** Count history brought in from old registers as well. */
  imported: boolean;
}

function scopeOf(ctx: Context, { sessionId, audience }: FigureScope): RawBuilder<unknown> {
  return sql`p.assembly_id = ${ctx.assembly.id} and p.state not in ('draft', 'cosigning')
    ${audience === 'public' ? sql`and not p.confidential and coalesce(p.publicity_decision, p.publicity_wish) <> 'internal'` : sql``}
    ${sessionId ? sql`and p.session_id = ${sessionId}` : sql``}`;
}

/** Counts from the records as they are now. The caller has checked that the reader may have the audience's figures. */
export async function computeFigures(ctx: Context, choice: FigureScope): Promise<Figures> {
  const { sessionId, audience } = choice;
  const { db } = ctx;
  const now = ctx.clock.now();
  const labels = await labelsFor(ctx);
  const whole = scopeOf(ctx, choice);
  const table = 'proposals';
  const counted = { table, where: choice.imported ? whole : sql`${whole} and not p.imported` };
  const labelled = async (column: string, label: (code: string) => string | null) =>
    (await groupsOf(db, counted, column)).map((item) => ({ ...item, label: label(item.code) ?? item.code }));
  const states = await groupsOf(db, counted, 'state');
  const classes = await labelled('reply_class', labels.class);
  const happened = { received: 'submitted_at', filed: 'filed_at', replied: 'replied_at' };
  return {
    sessionId: sessionId ?? null,
    sessionLabel: sessionId ? labels.session(sessionId) : null,
    asOf: now.toISOString(),
    audience,
    importedCounted: choice.imported,
    ...(await countsOf(db, { table, where: whole }, { imported: sql`p.imported` })),
    ...(await countsOf(db, counted, totals)),
    byState: states.map(({ code, count }) => ({ state: code, count })),
    byCategory: await labelled('category', labels.category),
    byClass: classes.sort((a, b) => a.code.localeCompare(b.code)),
    ...(await replyFigures(ctx, counted)),
    ratings: await ratedFigures(ctx, counted),
    byUnit: await unitFigures(ctx, counted),
    byMonth: await monthsOf(db, counted, happened, now),
  };
}
