/** What of a matter's work an act on many changes beside the matter's own row: clocks and assignments, kept for the way back. */
import { type AliasedRawBuilder, sql } from 'kysely';
import { type ClockMatter, endClocks, reopenClocks } from '../../../platform/clocks/clocks.ts';
import type { Context } from '../../../platform/http/context.ts';
import { standAgain } from './assignments.ts';

export interface StandingWork {
  /** Ids of those that run. */
  clocks: string[];
  assignments: Array<{ id: string; state: string; dispatched_at: string | null }>;
}

type Selected = [
  AliasedRawBuilder<StandingWork['clocks'] | null, 'clocks'>,
  AliasedRawBuilder<StandingWork['assignments'] | null, 'assignments'>,
];

/** For the statement that reads the row. @param id the matter's id in it, as `p.id` */
export const selectWork = (id: string): Selected => [
  sql<StandingWork['clocks'] | null>`(select json_agg(c.id) from clocks c
    where c.matter_id = ${sql.ref(id)} and c.ended_at is null)`.as('clocks'),
  sql<StandingWork['assignments'] | null>`(select json_agg(json_build_object('id', a.id, 'state', a.state,
    'dispatched_at', a.dispatched_at)) from assignments a where a.matter_id = ${sql.ref(id)})`.as('assignments'),
];

/** As it was selected; a matter without any says null. */
export const workOf = (row: { [K in keyof StandingWork]: StandingWork[K] | null }): StandingWork => ({
  clocks: row.clocks ?? [],
  assignments: row.assignments ?? [],
});

/** Work stands again as it did. @param now as it stands before anything is taken back */
export async function workStandsAgain(
  ctx: Context,
  matter: ClockMatter,
  { now, before }: { now: StandingWork; before: StandingWork },
): Promise<void> {
  if (now.assignments.length > 0) await standAgain(ctx, matter.id, before.assignments);
  const started = now.clocks.filter((id) => !before.clocks.includes(id));
  if (started.length > 0) await endClocks(ctx, matter, { ids: started });
  await reopenClocks(ctx, matter, before.clocks);
}
