/** Makes the brief of the week that is over, once for each assembly, and tells those who oversee. */
import '../tables.ts';
import { addDays, dayOf } from '../../../platform/calendar/days.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { JobEnvironment } from '../../../platform/jobs/job-queue.ts';
import { notify } from '../../../platform/notices/notify.ts';
import type { OverseenKind } from '../../../platform/oversight/kind.ts';
import { accountsWithRoles, supervisionRoles } from '../../accounts/index.ts';
import { gather, tellsSomething } from '../overview.ts';

/** The Monday of the last whole week before this day. */
export function lastWeekOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday - 7);
}

/** @returns whether it was made now: a week has one brief */
export async function makeBrief(ctx: Context, kinds: readonly OverseenKind[], week: string): Promise<boolean> {
  const span = { from: week, until: addDays(week, 6) };
  // As a leader would see it, but for what is confidential.
  const actor = { ...ctx.actor, grants: [{ role: 'leader', unitId: null, bodyId: null, memberId: null }] };
  const content = await gather({ ...ctx, actor }, kinds, span, true);
  const made = await ctx.db
    .insertInto('weekly_briefs')
    .values({
      id: newId(),
      assembly_id: ctx.assembly.id,
      week,
      content: JSON.stringify(content),
      made_at: ctx.clock.now(),
    })
    .onConflict((clash) => clash.columns(['assembly_id', 'week']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made || !tellsSomething(content)) return made !== undefined;
  const accountIds = await accountsWithRoles(
    ctx.db,
    ctx.assembly.id,
    { roles: ['leader', 'clerk', ...supervisionRoles] },
    ctx.clock.now(),
  );
  await notify(ctx, [
    {
      key: `brief/${ctx.assembly.id}/${week}`,
      accountIds,
      kind: 'oversight.notice.brief',
      params: { from: span.from, until: span.until },
      link: `/desk/${ctx.assembly.code}/briefs/${made.id}`,
    },
  ]);
  return true;
}

/** Looks which assemblies lack the brief of last week; one statement when none does. */
export const makeBriefs =
  (kinds: readonly OverseenKind[]) =>
  async ({ db, services, log }: JobEnvironment): Promise<void> => {
    const week = lastWeekOf(dayOf(services.now()));
    const have = await db.selectFrom('weekly_briefs').select('assembly_id').where('week', '=', week).execute();
    const done = new Set(have.map((row) => row.assembly_id));
    for (const assembly of await services.assemblies(db)) {
      if (done.has(assembly.id)) continue;
      await db.transaction().execute((within) => makeBrief(services.contextFor(within, assembly), kinds, week));
      log.info({ assembly: assembly.code, week }, 'weekly brief made');
    }
  };
