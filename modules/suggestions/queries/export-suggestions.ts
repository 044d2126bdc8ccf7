/** The list as it is narrowed on the screen, to take away: what its reader may see, without any sender. */
import { sql } from 'kysely';
import { fileName, joinNames } from '../../../platform/documents/wording.ts';
import type { ListColumn, ListDescription } from '../../../platform/exporting/list.ts';
import { takeAway, takenAway } from '../../../platform/exporting/take-away.ts';
import type { Context } from '../../../platform/http/context.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import type { SuggestionLine } from '../contract/reading.ts';
import { query } from '../operations.ts';
import { listConditions, type Narrowing, selectLines } from './list-suggestions.ts';

const column = (
  key: string,
  described: Omit<ListColumn<SuggestionLine>, 'key' | 'heading'>,
): ListColumn<SuggestionLine> => ({ key, heading: `suggestions.list.${key}`, ...described });

const suggestionList: ListDescription<SuggestionLine> = {
  sheet: 'suggestions.list.sheet',
  columns: [
    column('number', { kind: 'integer', printed: 1, cell: (line) => line.number }),
    column('receipt', { width: 14, cell: (line) => line.receipt }),
    column('subject', { width: 44, printed: 5, cell: (line) => line.subject }),
    column('text', { width: 60, cell: (line) => line.excerpt }),
    column('category', { width: 16, printed: 2, cell: (line) => line.categoryLabel }),
    column('place', { width: 24, printed: 2, cell: (line) => line.place }),
    column('source', { width: 12, cell: (line, { t }) => t(`suggestions.source.${line.source}`) }),
    column('state', { width: 12, printed: 2, cell: (line, { t }) => t(`suggestions.state.${line.state}`) }),
    column('with', {
      width: 30,
      printed: 3,
      cell: (line, { locale }) => line.lead ?? joinNames(line.units, locale),
    }),
    column('joined', { kind: 'integer', cell: (line) => line.joined }),
    column('received', { kind: 'date', printed: 2, cell: (line) => new Date(line.receivedAt) }),
    column('due', { kind: 'date', printed: 2, cell: (line) => (line.clock ? new Date(line.clock.dueAt) : null) }),
  ],
  paper: { title: 'suggestions.list.title', counted: 'suggestions.list.counted', orientation: 'landscape' },
};

const CHUNK = 1000;

async function* lines(ctx: Context, filter: Narrowing): AsyncGenerator<SuggestionLine> {
  const where = await listConditions(ctx, filter);
  for (let after: SuggestionLine | undefined; ; ) {
    const rest = after
      ? [sql<boolean>`(s.received_at, s.id) < (${new Date(after.receivedAt)}, ${after.suggestionId})`]
      : [];
    const found = await selectLines(
      ctx,
      [...where, ...rest],
      sql`order by s.received_at desc, s.id desc limit ${CHUNK}`,
    );
    yield* found;
    if (found.length < CHUNK) return;
    after = found.at(-1)!;
  }
}

export const exportSuggestions = query(
  'exportSuggestions',
  'The list of suggestions as a file',
  async (ctx, { query: { format, ...filter } }) => {
    if (ctx.actor.grants.every((grant) => grant.role === 'member' || grant.role === 'body_contact'))
      throw forbidden('not_your_part');
    const name = fileName(ctx.assembly.name, ctx.t('suggestions.list.sheet'));
    return takeAway(ctx, suggestionList, lines(ctx, filter), { format, name });
  },
  takenAway,
);
