/** Confirms many assignments at once; each is done or refused on its own, and every refusal is reported. */
import type { Kysely } from 'kysely';
import type { DatabaseSchema } from '../../../platform/db/schema.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { step } from '../step.ts';

import { confirmOne } from './confirm-assignment.ts';

export const bulkConfirm = step(
  'bulkConfirm',
  'Confirm many assignments',
  async (host, ctx, { body }) => {
    const done: string[] = [];
    const refused: Array<{ assignmentId: string; code: string; message: string }> = [];
    for (const { assignmentId, ...ids } of body.items) {
      const matterId = (ids as Record<string, string>)[host.address.idParam]!;
      try {
        await (ctx.db as Kysely<DatabaseSchema>).transaction().execute(async (trx) => {
          const own = { ...ctx, db: trx };
          const matter = await host.open(own, matterId, 'confirm_assignment', { assignmentId });
          await confirmOne(host, own, matter, assignmentId, body.note);
        });
        done.push(assignmentId);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        refused.push({ assignmentId, code: error.code, message: ctx.t(`errors.${error.code}`, error.params) });
      }
    }
    return { done, refused };
  },
  { ownTransaction: true },
);
