/** What those who oversee are told of proposals; each number is the total of the list it opens. */
import { type Expression, type SqlBool, sql } from 'kysely';
import { lateBy } from '../../platform/clocks/late-by.ts';
import { isOverdue } from '../../platform/clocks/overdue.ts';
import type { Context } from '../../platform/http/context.ts';
import type { OverseenKind, OverseenLine, Span } from '../../platform/oversight/kind.ts';
import { visibleAssignments } from '../handling/index.ts';
import { countProposals, labelsFor } from './queries/lines.ts';
import { between, listConditions } from './queries/list-conditions.ts';
import { visible } from './queries/visible.ts';
import { type ProposalState, proposalLife } from './workflow.ts';

const open = (ctx: Context, onlyOpen: boolean): Expression<SqlBool>[] => [
  visible(ctx),
  ...(onlyOpen ? [sql<boolean>`not p.confidential`] : []),
];

const figures: Readonly<Record<string, (span: Span) => Record<string, string>>> = {
  received: ({ from, until }) => ({ submittedFrom: from, submittedUntil: until }),
  filed: ({ from, until }) => ({ filedFrom: from, filedUntil: until }),
  dispatched: ({ from, until }) => ({ dispatchedFrom: from, dispatchedUntil: until }),
  answered: ({ from, until }) => ({ repliedFrom: from, repliedUntil: until }),
  rated_unsatisfied: () => ({ state: 'reworking,consulting' }),
};

interface Row {
  id: string;
  number: number | null;
  subject: string;
  state: ProposalState;
  unit_ids: string[] | null;
  class: string | null;
  due_at: Date | null;
}

async function linesOf(ctx: Context, rows: readonly Row[]): Promise<OverseenLine[]> {
  const classes = new Map((await labelsFor(ctx)).rules?.classes.map((item) => [item.code, item]));
  return rows.map((row) => {
    const dueAt = row.due_at === null ? null : new Date(row.due_at);
    return {
      matterId: row.id,
      number: row.number,
      title: row.subject,
      unitIds: row.unit_ids ?? [],
      state: row.state,
      answered:
        row.class === null
          ? null
          : { code: row.class, zh: classes.get(row.class)?.zh ?? '', en: classes.get(row.class)?.en ?? '' },
      dueAt: dueAt?.toISOString() ?? null,
      overdue: dueAt !== null && isOverdue({ dueAt, pausedAt: null, endedAt: null }, ctx.clock.now()),
      path: `/proposals/${row.id}`,
    };
  });
}

export const overseenProposals: OverseenKind = {
  kind: proposalLife.kind,
  room: 'proposals',
  async counts(ctx, span, onlyOpen) {
    const found = [];
    for (const [name, filterOf] of Object.entries(figures)) {
      const filter = filterOf(span);
      const where = [...open(ctx, onlyOpen), ...(await listConditions(ctx, filter))];
      const list = `/proposals?${new URLSearchParams(filter).toString()}`;
      found.push({ name, count: await countProposals(ctx, where), list });
    }
    return found;
  },
  late: (ctx, onlyOpen) => lateBy(ctx, proposalLife.kind, { table: 'proposals p', alias: 'p' }, open(ctx, onlyOpen)),
  lateList: (unitId) => `/overdue${unitId ? `?unitId=${unitId}` : ''}`,
  async answers(ctx, { from, until }, onlyOpen, most) {
    const where = [...open(ctx, onlyOpen), ...between('r.issued_at', from, until)];
    const { rows } = await sql<Row>`select p.id, p.number, p.subject, p.state, r.class, null as due_at,
        json_build_array(a.unit_id) as unit_ids
      from replies r join proposals p on p.id = r.matter_id join assignments a on a.id = r.assignment_id
      where p.assembly_id = ${ctx.assembly.id} and r.issued_at is not null and ${sql.join(where, sql` and `)}
      order by r.issued_at desc, r.id limit ${most}`.execute(ctx.db);
    return linesOf(ctx, rows);
  },
  async key(ctx, onlyOpen, most) {
    const { rows } = await sql<Row>`select p.id, p.number, p.subject, p.state, null as class,
        (select min(c.due_at) from clocks c where c.matter_id = p.id and c.ended_at is null and c.paused_at is null
          and c.name <> 'look_back') as due_at,
        (select json_agg(a.unit_id) from assignments a where a.matter_id = p.id and a.role <> 'assisting'
          and a.state <> 'bounced' and ${visibleAssignments(ctx)}) as unit_ids
      from proposals p
      where p.assembly_id = ${ctx.assembly.id} and p.is_key and p.closed_at is null
        and ${sql.join(open(ctx, onlyOpen), sql` and `)}
      order by due_at nulls last, p.number limit ${most}`.execute(ctx.db);
    return linesOf(ctx, rows);
  },
};
