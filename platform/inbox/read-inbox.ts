/** "What needs me now": the tasks of every kind of matter, merged by urgency; one statement a kind. */
import { sql } from 'kysely';
import type { ClockJson } from '../clocks/views.ts';
import type { Context } from '../http/context.ts';
import type { InboxItem } from './contract.ts';
import type { InboxKind, InboxTask } from './inbox-kind.ts';

interface TaskRow {
  place: number;
  id: string;
  part_id: string | null;
  unit_id: string | null;
  number: number | null;
  subject: string;
  state: string;
  since: string | Date;
  who: string | null;
  clock: ClockJson | null;
  total: number;
}

/** Items of one task at most; the counts know of all. */
const MOST = 100;

function selectTask(ctx: Context, kind: InboxKind, task: InboxTask, place: number) {
  const { matters, parts, columns } = kind;
  const part = task.onPart ? parts : undefined;
  const clock =
    task.clocks.length > 0
      ? kind.clocks.firstClock(
          ctx,
          sql`and c.name in (${sql.join([...task.clocks])}) ${part ? sql`and c.part_id = ${sql.ref(`${part.alias}.id`)}` : sql``}`,
        )
      : sql`null::json`;
  const since = sql.raw(columns.since);
  return sql`(select ${place}::integer as place, ${sql.ref(`${matters.alias}.id`)} as id,
      ${part ? sql.ref(`${part.alias}.id`) : sql`null::uuid`} as part_id,
      ${part && columns.unit ? sql.raw(columns.unit) : sql`null::uuid`} as unit_id,
      ${sql.raw(columns.number)} as number, ${sql.raw(columns.subject)} as subject, ${sql.raw(columns.state)} as state,
      ${since} as since, ${sql.raw(columns.who)} as who, ${clock} as clock, count(*) over () as total
    from ${sql.raw(matters.table)} ${sql.raw(matters.alias)} ${sql.raw(part?.join ?? '')}
    where ${sql.ref(`${matters.alias}.assembly_id`)} = ${ctx.assembly.id} and (${task.where})
    order by ${since} limit ${MOST})`;
}

/** Tasks of one name are one: what fulfils either condition waits once. */
function merged(tasks: readonly InboxTask[]): InboxTask[] {
  return [...Map.groupBy(tasks, (item) => item.task).values()].map((same) => ({
    ...same[0]!,
    where: sql<boolean>`(${sql.join(
      same.map((item) => sql`(${item.where})`),
      sql` or `,
    )})`,
  }));
}

/** All of one kind. */
async function readKind(ctx: Context, kind: InboxKind): Promise<{ items: InboxItem[]; counts: Map<string, number> }> {
  const tasks = merged(await kind.tasks(ctx));
  const counts = new Map<string, number>();
  if (tasks.length === 0) return { items: [], counts };
  const { rows } = await sql<TaskRow>`${sql.join(
    tasks.map((task, place) => selectTask(ctx, kind, task, place)),
    sql` union all `,
  )}`.execute(ctx.db);
  const view = await kind.clocks.clockViewer(ctx);
  const units = await kind.unitNames(
    ctx,
    rows.flatMap((row) => row.unit_id ?? []),
  );
  const items = rows.map((row): InboxItem => {
    const { task, turn } = tasks[row.place]!;
    counts.set(task, Number(row.total));
    const about = { task, matterId: row.id, partId: row.part_id };
    const place = kind.place(about);
    return {
      kind: kind.kind,
      room: kind.room,
      turn,
      ...about,
      link: { m: `/m/${ctx.assembly.code}/${place.m}`, desk: `/desk/${ctx.assembly.code}/${place.desk}` },
      ...kind.more?.(about),
      unitName: row.unit_id ? (units.get(row.unit_id) ?? '') : null,
      number: row.number,
      subject: row.subject,
      state: row.state,
      who: row.who ?? '',
      since: new Date(row.since).toISOString(),
      clock: row.clock ? view(row.clock) : null,
    };
  });
  return { items, counts };
}

export interface Inbox {
  items: InboxItem[];
  /** By task, also of those not among the items. */
  counts: Record<string, number>;
  /** The badge: all that wait but what waits for nobody but the reader. */
  waiting: number;
}

/** Due first, whatever kind it is of; of those without a deadline the oldest. */
export async function readInbox(ctx: Context, kinds: readonly InboxKind[]): Promise<Inbox> {
  const { scopes } = ctx.actor;
  const items: InboxItem[] = [];
  const counts: Record<string, number> = {};
  let waiting = 0;
  for (const kind of kinds) {
    if (scopes !== null && !scopes.includes(kind.scope)) continue;
    const found = await readKind(ctx, kind);
    items.push(...found.items);
    const own = new Set(found.items.filter((item) => item.turn === 'own').map((item) => item.task));
    for (const [task, count] of found.counts) {
      counts[task] = (counts[task] ?? 0) + count;
      if (!own.has(task)) waiting += count;
    }
  }
  const due = (item: InboxItem) => item.clock?.dueAt ?? '9999';
  items.sort((a, b) => due(a).localeCompare(due(b)) || a.since.localeCompare(b.since));
  return { items, counts, waiting };
}
