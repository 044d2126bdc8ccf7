/** The figures of suggestions, counted from the records when asked; what each means: `book.ts`. */
import { sql } from 'kysely';
import { type Counted, countsOf, groupsOf, monthsOf, spanFacts } from '../../../platform/figures/counting.ts';
import type { Context } from '../../../platform/http/context.ts';
import { ratedFigures, replyFigures, unitFigures } from '../../handling/index.ts';
import type { SuggestionFigures } from '../contract/figures.ts';
import { acceptedStates } from '../life.ts';
import { labelsOf, rulesNow } from '../queries/labels.ts';
import { countsByArea } from './by-area.ts';

const states = (list: readonly string[]) => sql`p.state in (${sql.join(list.map((state) => sql`${state}`))})`;

const totals = {
  received: sql`true`,
  waiting: sql`p.state = 'received'`,
  returned: sql`p.state = 'returned'`,
  accepted: states(acceptedStates),
  converted: sql`p.state = 'converted'`,
  passedOn: sql`p.state = 'passed_on'`,
  declined: sql`p.state = 'declined'`,
  withdrawn: sql`p.state = 'withdrawn'`,
  led: sql`${states(acceptedStates)} and p.led_id is not null`,
  assigned: sql`p.dispatched_at is not null`,
  answered: sql`p.replied_at is not null`,
};

/** An answer often comes within days: classes of its own. */
const dayClasses = [7, 15, 30, 60] as const;

/** Answers of those who took one up are rated on the suggestion itself. */
async function ledRatings(ctx: Context, counted: Counted) {
  const level = (word: string) => sql`p.led_overall = ${word}`;
  return countsOf(ctx.db, counted, {
    satisfied: level('satisfied'),
    basically: level('basically'),
    unsatisfied: level('unsatisfied'),
    notRated: sql`p.state = 'answered' and p.led_id is not null and p.led_overall is null`,
  });
}

export interface SuggestionScope {
  year?: number | undefined;
  /** Count history brought in from old records as well. */
  imported: boolean;
}

/** Counts without a word of any suggestion: everybody may have them. */
export async function computeSuggestionFigures(
  ctx: Context,
  { year, imported }: SuggestionScope,
): Promise<SuggestionFigures> {
  const { db } = ctx;
  const now = ctx.clock.now();
  const within = year
    ? sql`and p.received_at >= ${new Date(`${year}-01-01T00:00:00+08:00`)} and p.received_at < ${new Date(`${year + 1}-01-01T00:00:00+08:00`)}`
    : sql``;
  const whole = { table: 'suggestions', where: sql`p.assembly_id = ${ctx.assembly.id} ${within}` };
  const counted = imported ? whole : { ...whole, where: sql`${whole.where} and p.source <> 'import'` };
  const { category } = labelsOf(ctx, await rulesNow(ctx));
  const { spans, classes } = await spanFacts(
    db,
    sql`select p.replied_at as done_at, extract(epoch from p.replied_at - p.received_at) / 86400 as days
      from suggestions p where ${counted.where} and p.accepted_at is not null`,
    dayClasses,
  );
  const { replies } = await replyFigures(ctx, counted);
  const byUnits = await ratedFigures(ctx, counted);
  const byLead = await ledRatings(ctx, counted);
  const levels = ['satisfied', 'basically', 'unsatisfied', 'notRated'] as const;
  const happened = { received: 'received_at', accepted: 'accepted_at', answered: 'replied_at' };
  return {
    year: year ?? null,
    asOf: now.toISOString(),
    importedCounted: imported,
    ...(await countsOf(db, whole, { imported: sql`p.source = 'import'` })),
    ...(await countsOf(db, counted, totals)),
    ...spans,
    byDays: classes,
    bySource: (await groupsOf(db, counted, 'source')).map((item) => ({
      ...item,
      label: ctx.t(`suggestions.source.${item.code}`),
    })),
    byCategory: (await groupsOf(db, counted, 'category')).map((item) => ({
      ...item,
      label: category(item.code) ?? item.code,
    })),
    byArea: await countsByArea(ctx, counted),
    replies: { due: replies.due, onTime: replies.onTime, late: replies.late, unanswered: replies.unanswered },
    ratings: Object.fromEntries(levels.map((level) => [level, byUnits[level] + byLead[level]])) as typeof byUnits,
    byUnit: await unitFigures(ctx, counted),
    byMonth: await monthsOf(db, counted, happened, now),
  };
}
