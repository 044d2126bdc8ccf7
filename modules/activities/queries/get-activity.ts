/** One activity whole, as its reader may read it. */
import { type Selectable, sql } from 'kysely';
import { dayOf, daysBetween } from '../../../platform/calendar/days.ts';
import type { ClockJson } from '../../../platform/clocks/views.ts';
import type { JsonRow } from '../../../platform/db/json-rows.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { HistoryRow } from '../../../platform/matters/tables.ts';
import type { ActivityDetail } from '../contract/reading.ts';
import { query } from '../operations.ts';
import { abilitiesOf } from '../policy.ts';
import { cutFor, readerOf, readLine } from '../readers.ts';
import { type Matter, readMatter } from '../store/matter.ts';
import { aheadOf } from '../store/places.ts';
import { clockReader } from './clock-views.ts';
import { halfDaysOf } from './half-days.ts';
import { answerCounts, type CountsJson, linesOf } from './list-activities.ts';
import { ownOutcome, ownPresence } from './own-presence.ts';
import { papersOf } from './papers.ts';

interface Beside {
  counts: CountsJson;
  clocks: ClockJson[];
  history: JsonRow<Pick<Selectable<HistoryRow>, 'action' | 'actor_name' | 'at' | 'details'>>[];
}

const besides = (
  id: string,
) => sql<Beside>`select ${answerCounts} as counts, ${sql.raw(clockReader.allClocks)} as clocks,
    (select coalesce(json_agg(x), '[]'::json) from (select action, actor_name, at, details from history
      where matter_id = a.id order by seq) x) as history
  from activities a where a.id = ${id}`;

/** Whether it is told later than the rules ask of one everybody must attend. */
function isLate({ row, rules }: Matter, now: Date): boolean {
  if (row.mode !== 'must_attend') return false;
  const told = row.announced_at ?? now;
  return daysBetween(dayOf(told), dayOf(row.starts_at)) < rules.answer.noticeDays;
}

export async function presentActivity(ctx: Context, matter: Matter): Promise<ActivityDetail> {
  const { row, own, rules } = matter;
  const { rows } = await besides(row.id).execute(ctx.db);
  const { counts, clocks, history } = rows[0]!;
  const [line] = await linesOf(ctx, [{ ...row, counts, own }]);
  const reader = readerOf(ctx.actor, matter.subject);
  const clockOf = await clockReader.clockViewer(ctx);
  const whole: ActivityDetail = {
    ...line!,
    subject: row.title,
    description: row.description,
    contact: row.contact,
    bodyId: row.body_id,
    quota: row.quota,
    reason: row.reason,
    remindedAt: row.reminded_at?.toISOString() ?? null,
    lateNotice: isLate(matter, ctx.clock.now()),
    halfDays: await halfDaysOf(ctx, row.id),
    papers: await papersOf(ctx, matter),
    ahead: own?.answer === 'waiting' ? await aheadOf(ctx, row.id, own.id) : null,
    answeredByName: own?.answered_by_name ?? null,
    point:
      row.longitude === null || row.latitude === null ? null : { longitude: row.longitude, latitude: row.latitude },
    byPlace: row.longitude !== null && rules.signIn.placeMetres > 0,
    minutes: row.minutes,
    results: row.results,
    settledAt: row.settled_at?.toISOString() ?? null,
    outcome: row.settlement > 0 ? await ownOutcome(ctx, matter) : null,
    signIn: own ? await ownPresence(ctx, matter) : [],
    clocks: clocks.filter((clock) => clock.name === 'answer').map(clockOf),
    history: history.flatMap(({ action, actor_name, at, details }) => {
      const read = readLine(reader, action, details);
      return read ? [{ action, actorName: actor_name, at: new Date(at).toISOString(), details: read }] : [];
    }),
    abilities: abilitiesOf(ctx.actor, matter.subject),
  };
  return cutFor(whole, reader);
}

export const getActivity = query('getActivity', 'One activity whole', async (ctx, { params }) =>
  presentActivity(ctx, await readMatter(ctx, params.activityId)),
);
