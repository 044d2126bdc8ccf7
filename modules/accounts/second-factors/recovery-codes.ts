/**
 * Ten codes that stand in for a lost second factor, once each. The database keeps hashes alone, made with the installation's
 * secret: they are short enough to be written down, so that a copy of the database must not be enough to try them.
 */
import { randomInt } from 'node:crypto';
import type { Db } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { hashSecret } from '../tokens.ts';

const COUNT = 10;
/** No letter or digit that is taken for another when read from paper: 31 of them, 50 bits in ten. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

const newCode = () => {
  const text = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('');
  return `${text.slice(0, 5)}-${text.slice(5)}`;
};

/** As somebody types it: capitals, blanks and dashes do not count. */
const plain = (code: string) => code.toLowerCase().replace(/[^a-z0-9]/g, '');

function hashOf({ seal }: Pick<Context, 'seal'>, accountId: string, code: string): Buffer {
  if (!seal) throw new Problem(503, 'unavailable');
  return hashSecret(seal(`recovery/${accountId}/${plain(code)}`));
}

type Reader = Pick<Context, 'db' | 'seal' | 'clock'>;

/** Makes new ones in place of all earlier ones. @returns the codes, to be shown once */
export async function makeRecoveryCodes(ctx: Reader, accountId: string): Promise<string[]> {
  const { db, clock } = ctx;
  const made_at = clock.now();
  const codes = Array.from({ length: COUNT }, newCode);
  await db.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute();
  await db
    .insertInto('recovery_codes')
    .values(
      codes.map((code) => ({
        account_id: accountId,
        code_hash: hashOf(ctx, accountId, code),
        made_at,
        used_at: null,
      })),
    )
    .execute();
  return codes;
}

/** Uses a code up; two at once use it once. @returns whether it was good */
export async function takeRecoveryCode(ctx: Reader, accountId: string, code: string): Promise<boolean> {
  const used = await ctx.db
    .updateTable('recovery_codes')
    .set({ used_at: ctx.clock.now() })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hashOf(ctx, accountId, code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
}

export async function recoveryCodesLeft(db: Db, accountId: string): Promise<number> {
  const { left } = await db
    .selectFrom('recovery_codes')
    .select((q) => q.fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(left);
}
