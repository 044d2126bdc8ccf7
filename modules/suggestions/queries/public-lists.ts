/** What everybody finds: the list, the map, numbers of screening. */
import { sql } from 'kysely';
import type { z } from 'zod';
import { dayOf } from '../../../platform/calendar/days.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pageShown } from '../../../platform/http/pages.ts';
import { maskedText, masksOf } from '../../../platform/publicity/masks.ts';
import { readWords } from '../../../platform/search/asked.ts';
import { outsideMatch } from '../../../platform/search/word-query.ts';
import type { PublicLine, publicFilter } from '../contract/public.ts';
import { publicStates } from '../contract/public.ts';
import type { SuggestionState } from '../life.ts';
import type { Redaction } from '../masks.ts';
import { query } from '../operations.ts';
import { labelsOf, rulesNow } from './labels.ts';
import { openToAll } from './visible.ts';

type Filter = z.output<typeof publicFilter>;
type Condition = ReturnType<typeof sql<boolean>>;

/** Several states are one word for the public. */
const statesOf: Readonly<Record<(typeof publicStates)[number], readonly SuggestionState[]>> = {
  accepted: ['accepted', 'assigning', 'dispatched', 'converted', 'passed_on'],
  led: ['led'],
  handling: ['handling'],
  answered: ['answered'],
  closed: ['closed'],
};

export const publicWord = (state: SuggestionState): PublicLine['state'] =>
  publicStates.find((word) => statesOf[word].includes(state)) ?? 'accepted';

/** A text of one line as the public reads it. */
export const openText = (ctx: Context, redactions: readonly Redaction[], field: Redaction['field'], text: string) =>
  maskedText(text, masksOf(redactions, field), ctx.t('suggestions.gap'));

async function conditions(ctx: Context, filter: Filter): Promise<Condition[]> {
  const where: Condition[] = [openToAll(ctx)];
  if (filter.state)
    where.push(sql<boolean>`s.state in (${sql.join(statesOf[filter.state].map((state) => sql`${state}`))})`);
  if (filter.category) where.push(sql<boolean>`s.category = ${filter.category}`);
  if (filter.cases) where.push(sql<boolean>`s.is_case`);
  if (filter.place) {
    const like = `%${filter.place.replace(/[\\%_]/g, '\\$&')}%`;
    where.push(sql<boolean>`(s.publicity_decision = 'public' and s.place like ${like}
      and not s.redactions @> '[{"field":"place"}]')`);
  }
  if (filter.words) {
    const words = await readWords(ctx, filter.words);
    where.push(
      words
        ? sql<boolean>`s.id in (select w.matter_id from matter_words w where w.assembly_id = ${ctx.assembly.id}
            and w.kind = 'suggestion' and ${outsideMatch(words)})`
        : sql<boolean>`s.number = ${/^\d{1,9}$/.test(filter.words) ? Number(filter.words) : -1}`,
    );
  }
  return where;
}

interface Row {
  id: string;
  number: number;
  state: SuggestionState;
  subject: string;
  text: string;
  place: string;
  category: string | null;
  publicity_decision: 'public' | 'title_only';
  public_longitude: number | null;
  public_latitude: number | null;
  public_from: Date;
  redactions: Redaction[];
  lead_name: string;
  joined: number;
  is_case: boolean;
  photo_id: string | null;
}

const columns = sql`s.id, s.number, s.state, s.subject, s.text, s.place, s.category, s.publicity_decision, s.public_longitude,
  s.public_latitude, s.public_from, s.redactions, s.lead_name, s.joined, s.is_case`;
const firstPhoto = sql`(select x.id from suggestion_photos x where x.suggestion_id = s.id and x.state = 'ready' and not x.withheld
  order by x.sort_order limit 1)`;

const EXCERPT = 120;

export function publicLineOf(ctx: Context, row: Row, category: (code: string | null) => string | null): PublicLine {
  const whole = row.publicity_decision === 'public';
  const text = whole ? openText(ctx, row.redactions, 'text', row.text) : '';
  return {
    suggestionId: row.id,
    number: row.number,
    subject: openText(ctx, row.redactions, 'subject', row.subject),
    excerpt: text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text,
    state: publicWord(row.state),
    category: row.category,
    categoryLabel: category(row.category),
    place: whole ? openText(ctx, row.redactions, 'place', row.place) : '',
    point:
      whole && row.public_longitude !== null
        ? { longitude: row.public_longitude, latitude: row.public_latitude! }
        : null,
    publishedOn: dayOf(row.public_from),
    lead: row.lead_name || null,
    joined: row.joined,
    photoId: whole ? row.photo_id : null,
    isCase: row.is_case,
  };
}

export const listPublicSuggestions = query(
  'listPublicSuggestions',
  'Suggestions everybody reads, newest first',
  async (ctx, { query: filter }) => {
    const where = sql.join(await conditions(ctx, filter), sql` and `);
    const counted = await sql<{ total: number }>`select count(*) as total from suggestions s where ${where}`.execute(
      ctx.db,
    );
    const total = Number(counted.rows[0]!.total);
    const page = pageShown(filter.page, total, filter.size);
    const { rows } = await sql<Row>`select ${columns}, ${firstPhoto} as photo_id from suggestions s where ${where}
      order by s.public_from desc, s.id limit ${filter.size} offset ${(page - 1) * filter.size}`.execute(ctx.db);
    const { category } = labelsOf(ctx, await rulesNow(ctx));
    return { items: rows.map((row) => publicLineOf(ctx, row, category)), total, page, size: filter.size };
  },
  { access: 'public' },
);

/** Points on one map. */
const MOST_POINTS = 2000;

export const suggestionMap = query(
  'suggestionMap',
  'Places of suggestions everybody reads, rounded, as GeoJSON',
  async (ctx, { query: filter }) => {
    const where = sql.join(
      [
        ...(await conditions(ctx, filter)),
        sql<boolean>`s.public_longitude is not null and s.publicity_decision = 'public'`,
      ],
      sql` and `,
    );
    const { rows } = await sql<Row & { total: number }>`select ${columns}, null as photo_id, count(*) over () as total
      from suggestions s where ${where} order by s.public_from desc, s.id limit ${MOST_POINTS}`.execute(ctx.db);
    const { category } = labelsOf(ctx, await rulesNow(ctx));
    return {
      type: 'FeatureCollection' as const,
      features: rows.map((row) => {
        const line = publicLineOf(ctx, row, category);
        return {
          type: 'Feature' as const,
          id: line.suggestionId,
          geometry: {
            type: 'Point' as const,
            coordinates: [line.point!.longitude, line.point!.latitude] as [number, number],
          },
          properties: {
            number: line.number,
            subject: line.subject,
            state: line.state,
            categoryLabel: line.categoryLabel,
            place: line.place,
          },
        };
      }),
      more: Math.max(0, Number(rows[0]?.total ?? 0) - rows.length),
    };
  },
  { access: 'public' },
);

export const moderationLog = query(
  'moderationLog',
  'How many suggestions of a year were returned, declined, passed on or hidden, for which reasons, and objections to that',
  async (ctx, { query: { year = Number(dayOf(ctx.clock.now()).slice(0, 4)) } }) => {
    const from = new Date(`${year}-01-01T00:00:00+08:00`);
    const until = new Date(`${year + 1}-01-01T00:00:00+08:00`);
    const within = sql`s.assembly_id = ${ctx.assembly.id} and s.received_at >= ${from} and s.received_at < ${until}
      and s.source <> 'import'`;
    const { rows } = await sql<{ state: SuggestionState | 'hidden'; code: string | null; count: number }>`
      select s.state, case when s.state in ('returned', 'declined', 'passed_on') then s.decision_code end as code,
        count(*) as count from suggestions s where ${within} group by 1, 2
      union all select 'hidden', s.hidden_code, count(*) from suggestions s
        where ${within} and s.hidden_code is not null group by 2`.execute(ctx.db);
    const { rows: objections } = await sql<{ made: number; upheld: number; dismissed: number }>`
      select count(*) as made, count(*) filter (where o.upheld) as upheld, count(*) filter (where not o.upheld) as dismissed
      from suggestion_objections o join suggestions s on s.id = o.suggestion_id where ${within}`.execute(ctx.db);
    const { reason } = labelsOf(ctx, await rulesNow(ctx));
    const sum = (states: readonly string[]) =>
      rows.reduce((total, row) => total + (states.includes(row.state) ? Number(row.count) : 0), 0);
    const reasons = (state: string) =>
      rows
        .filter((row) => row.state === state && row.code !== null)
        .map((row) => ({ code: row.code!, label: reason(row.code!), count: Number(row.count) }))
        .sort((a, b) => b.count - a.count);
    const [told] = objections;
    return {
      year,
      received: rows.reduce((total, row) => total + (row.state === 'hidden' ? 0 : Number(row.count)), 0),
      accepted: sum(['accepted', 'led', 'assigning', 'dispatched', 'handling', 'answered', 'closed', 'converted']),
      waiting: sum(['received']),
      returned: reasons('returned'),
      declined: reasons('declined'),
      passedOn: reasons('passed_on'),
      hidden: reasons('hidden'),
      objections: {
        made: Number(told!.made),
        upheld: Number(told!.upheld),
        dismissed: Number(told!.dismissed),
      },
    };
  },
  { access: 'public' },
);
