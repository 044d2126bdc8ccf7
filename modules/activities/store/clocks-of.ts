/** The clocks of an announced activity: the time to answer, its beginning, its end. */
import { endClocks, startClocks } from '../../../platform/clocks/clocks.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { Matter } from './matter.ts';

/** They end at dates that were set: the span is not asked. */
const span = { count: 1, unit: 'day' } as const;

/** Starts them, or starts them anew when dates have changed. */
export async function startActivityClocks(ctx: Context, matter: Matter): Promise<void> {
  const { row } = matter;
  await endClocks(ctx, matter, { names: ['answer', 'begin', 'finish'] });
  const until = row.answer_until ?? row.starts_at;
  await startClocks(ctx, matter, [
    { name: 'answer', span, waitsFor: 'role:invited', dueAt: until },
    { name: 'begin', span, waitsFor: 'role:clerk', dueAt: row.starts_at },
    { name: 'finish', span, waitsFor: 'role:clerk', dueAt: row.ends_at },
  ]);
}
