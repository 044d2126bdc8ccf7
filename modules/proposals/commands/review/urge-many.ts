/** Urges several at once; each is done or refused on its own, and every refusal is reported. */
import type { Kysely } from 'kysely';
import { runningClock, urge } from '../../../../platform/clocks/urge.ts';
import type { DatabaseSchema } from '../../../../platform/db/schema.ts';
import type { Context } from '../../../../platform/http/context.ts';
import { forbidden, notFound, Problem } from '../../../../platform/http/problem.ts';
import { officeAmong } from '../../../assemblies/index.ts';
import { proposalClocks } from '../../clocks.ts';
import { command } from '../../operations.ts';
import { canRead, urgesAs, urgingOffices } from '../../policy.ts';
import { loadMatter } from '../../store/matter.ts';

/** One urging, in the transaction of `ctx`. */
export async function urgeOne(ctx: Context, proposalId: string, clockId: string, note: string): Promise<void> {
  const matter = await loadMatter(ctx, proposalId, true);
  if (!canRead(ctx.actor, matter.subject)) throw notFound();
  const clock = await runningClock(ctx, proposalId, clockId);
  const unit = matter.assignments.find((item) => `unit:${item.unit_id}` === clock.waits_for)?.unit;
  const offices = urgesAs(ctx.actor, unit?.side);
  if (offices.length === 0) throw forbidden('not_your_part');
  const office = await officeAmong(ctx, offices);
  await urge(ctx, proposalClocks, matter, clock, { note, office });
}

export const urgeMany = command(
  'urgeMany',
  'Urge those whose deadlines have passed or are near',
  async (ctx, { body }) => {
    if (!ctx.actor.grants.some(({ role }) => urgingOffices.some((office) => office === role)))
      throw forbidden('not_your_part');
    const done: string[] = [];
    const refused: Array<{ clockId: string; code: string; message: string }> = [];
    for (const { proposalId, clockId } of body.items) {
      try {
        await (ctx.db as Kysely<DatabaseSchema>)
          .transaction()
          .execute((trx) => urgeOne({ ...ctx, db: trx }, proposalId, clockId, body.note));
        done.push(clockId);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        refused.push({ clockId, code: error.code, message: ctx.t(`errors.${error.code}`, error.params) });
      }
    }
    return { done, refused };
  },
  { ownTransaction: true },
);
