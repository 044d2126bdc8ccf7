/** Tells people what happened or what waits for them, in the transaction of the act itself. */
import { createHash } from 'node:crypto';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';

export interface Notice {
  /** Recipients; the same account twice is told once. */
  accountIds: readonly string[];
  /** Key of the sentence in the sender's words, as `proposals.notice.filed`; without dots: below `notices.kind`. */
  kind: string;
  /** Values of the sentence. */
  params: Record<string, unknown>;
  /** Path of the page to open, as `/staff/proposals/…`. */
  link: string;
  /** Names the event: the same event told twice (a job tried again) reaches each recipient once. */
  key?: string;
}

/** An id that is always the same for one event and recipient. */
function idFrom(key: string, accountId: string): string {
  const hex = createHash('sha256').update(`${key}/${accountId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** One insert for all notices; nothing is written when nobody is to be told. @returns how many were written */
export async function notify(
  ctx: Pick<Context, 'db' | 'assembly' | 'clock'>,
  notices: readonly Notice[],
): Promise<number> {
  const now = ctx.clock.now();
  const rows = notices.flatMap((notice) => {
    const params = JSON.stringify(notice.params);
    return [...new Set(notice.accountIds)].map((accountId) => ({
      id: notice.key === undefined ? newId() : idFrom(notice.key, accountId),
      assembly_id: ctx.assembly.id,
      account_id: accountId,
      kind: notice.kind,
      params,
      link: notice.link,
      created_at: now,
      read_at: null,
    }));
  });
  if (rows.length > 0) {
    await ctx.db
      .insertInto('notices')
      .values(rows)
      .onConflict((clash) => clash.column('id').doNothing())
      .execute();
  }
  return rows.length;
}
