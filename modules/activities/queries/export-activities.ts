/** The list of activities as it is narrowed on the screen, to take away. */
import { sql } from 'kysely';
import { fileName } from '../../../platform/documents/wording.ts';
import type { ListColumn, ListDescription } from '../../../platform/exporting/list.ts';
import { takeAway, takenAway } from '../../../platform/exporting/take-away.ts';
import type { Context } from '../../../platform/http/context.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import type { ActivityLine } from '../contract/reading.ts';
import { query } from '../operations.ts';
import { readsInvited } from '../policy.ts';
import { listConditions, type Narrowing, plansAny, selectLines } from './list-activities.ts';

const column = (
  key: string,
  described: Omit<ListColumn<ActivityLine>, 'key' | 'heading'>,
): ListColumn<ActivityLine> => ({ key, heading: `activities.col.${key}`, ...described });

const activityList: ListDescription<ActivityLine> = {
  sheet: 'activities.title',
  columns: [
    column('title', { width: 40, printed: 4, cell: (line) => line.title }),
    column('type', { width: 14, printed: 2, cell: (line, { t }) => t(`activities.type.${line.type}`) }),
    column('holder', { width: 20, printed: 2, cell: (line, { t }) => line.bodyName ?? t('activities.office') }),
    column('starts', { kind: 'date', printed: 2, cell: (line) => new Date(line.startsAt) }),
    column('ends', { kind: 'date', cell: (line) => new Date(line.endsAt) }),
    column('place', { width: 24, printed: 3, cell: (line) => line.place }),
    column('state', { width: 10, printed: 1, cell: (line, { t }) => t(`activities.state.${line.state}`) }),
    column('invited', { kind: 'integer', printed: 1, cell: (line) => line.counts?.invited ?? null }),
    column('coming', { kind: 'integer', printed: 1, cell: (line) => line.counts?.coming ?? null }),
    column('unanswered', { kind: 'integer', cell: (line) => line.counts?.unanswered ?? null }),
  ],
  paper: { title: 'activities.paper.list', counted: 'activities.paper.listCounted', orientation: 'landscape' },
};

const CHUNK = 500;

async function* lines(ctx: Context, filter: Narrowing): AsyncGenerator<ActivityLine> {
  const where = await listConditions(ctx, filter);
  for (let after: ActivityLine | undefined; ; ) {
    const rest = after ? [sql<boolean>`(a.starts_at, a.id) < (${new Date(after.startsAt)}, ${after.activityId})`] : [];
    const found = await selectLines(ctx, [...where, ...rest], sql`order by a.starts_at desc, a.id desc limit ${CHUNK}`);
    yield* found;
    if (found.length < CHUNK) return;
    after = found.at(-1)!;
  }
}

export const exportActivities = query(
  'exportActivities',
  'The list of activities as a file',
  async (ctx, { query: { format, ...filter } }) => {
    const reads = readsInvited(ctx.actor, { state: 'announced', bodyId: null, invitedMemberId: null });
    if (!reads && !plansAny(ctx)) throw forbidden('not_your_part');
    const name = fileName(ctx.assembly.name, ctx.t('activities.title'));
    return takeAway(ctx, activityList, lines(ctx, filter), { format, name });
  },
  takenAway,
);
