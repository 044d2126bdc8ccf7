/** What those who oversee are told of suggestions; each number is the total of the list it opens. */
import { sql } from 'kysely';
import { endOfDay, startOfDay } from '../../platform/calendar/days.ts';
import { lateBy } from '../../platform/clocks/late-by.ts';
import type { OverseenKind, OverseenLine, Span } from '../../platform/oversight/kind.ts';
import { type SuggestionState, suggestionLife } from './life.ts';
import { rulesNow } from './queries/labels.ts';
import { listConditions } from './queries/list-suggestions.ts';
import { visible } from './queries/visible.ts';

const figures: Readonly<Record<string, (span: Span) => Record<string, string>>> = {
  received: ({ from, until }) => ({ receivedFrom: from, receivedUntil: until }),
  waiting: () => ({ state: 'received' }),
  under_way: () => ({ state: 'led,assigning,dispatched,handling' }),
};

interface Row {
  id: string;
  number: number | null;
  subject: string;
  state: SuggestionState;
  class: string | null;
  unit_id: string | null;
}

export const overseenSuggestions: OverseenKind = {
  kind: suggestionLife.kind,
  room: 'suggestions',
  async counts(ctx, span) {
    const found = [];
    for (const [name, filterOf] of Object.entries(figures)) {
      const filter = filterOf(span);
      const where = sql.join(await listConditions(ctx, filter), sql` and `);
      const { rows } = await sql<{ count: number }>`select count(*) as count from suggestions s where ${where}`.execute(
        ctx.db,
      );
      const list = `/suggestions?${new URLSearchParams(filter).toString()}`;
      found.push({ name, count: Number(rows[0]!.count), list });
    }
    return found;
  },
  late: (ctx) => lateBy(ctx, suggestionLife.kind, { table: 'suggestions s', alias: 's' }, [visible(ctx)]),
  lateList: (unitId) =>
    `/suggestions?${new URLSearchParams({ ...(unitId ? { unitId } : {}), sort: 'due' }).toString()}`,
  async answers(ctx, { from, until }, _open, most) {
    const within = (column: string) =>
      sql<boolean>`${sql.ref(column)} between ${startOfDay(from)} and ${endOfDay(until)}`;
    const { rows } = await sql<Row>`select * from (
        select s.id, s.number, s.subject, s.state, r.class, a.unit_id, r.issued_at as at
        from replies r join suggestions s on s.id = r.matter_id join assignments a on a.id = r.assignment_id
        where s.assembly_id = ${ctx.assembly.id} and r.issued_at is not null and ${within('r.issued_at')} and ${visible(ctx)}
        union all
        select s.id, s.number, s.subject, s.state, null, null, s.replied_at from suggestions s
        where s.assembly_id = ${ctx.assembly.id} and s.answer <> '' and ${within('s.replied_at')} and ${visible(ctx)}
      ) x order by at desc, id limit ${most}`.execute(ctx.db);
    const classes = (await rulesNow(ctx))?.classes ?? [];
    return rows.map((row): OverseenLine => {
      const named = classes.find((item) => item.code === row.class);
      return {
        matterId: row.id,
        number: row.number,
        title: row.subject,
        unitIds: row.unit_id ? [row.unit_id] : [],
        state: row.state,
        answered: row.class === null ? null : { code: row.class, zh: named?.zh ?? '', en: named?.en ?? '' },
        dueAt: null,
        overdue: false,
        path: `/suggestions/${row.id}`,
      };
    });
  },
  // No leader has suggestions under an eye of their own.
  key: async () => [],
};
