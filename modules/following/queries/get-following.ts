/** What one address follows, for whoever holds the secret that only it was sent. */
import '../tables.ts';
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { maskAddress } from '../../../platform/notices/addresses.ts';
import { readLeavingSecret } from '../../../platform/notices/leaving.ts';
import { addressGiven } from '../../../platform/notices/strangers.ts';
import type { Followed, Following } from '../contract.ts';
import { query } from '../operations.ts';
import { LINK_HOURS } from '../store/letters.ts';
import { publicOnes } from '../store/matters.ts';

const HOUR_MS = 3_600_000;
export const nothing: Following = { channel: null, address: '', items: [] };

/** Whose page it is. @throws Problem 404 for what was never one */
export function addressOf(ctx: Context, secret: string): string {
  const addressId = ctx.seal && readLeavingSecret(ctx.seal, secret);
  if (!addressId) throw notFound();
  return addressId;
}

interface Row {
  id: string;
  kind: string;
  matter_id: string;
  asked_at: Date;
  confirmed_at: Date | null;
  channel: 'mail' | 'push';
}

/** What is not confirmed after a day counts no more, though it may stand there some minutes longer. */
async function rowsOf(ctx: Context, addressId: string): Promise<Row[]> {
  const since = new Date(ctx.clock.now().getTime() - LINK_HOURS * HOUR_MS);
  const { rows } = await sql<Row>`select f.id, f.kind, f.matter_id, f.asked_at, f.confirmed_at, w.channel
    from followers w join follows f on f.address_id = w.address_id
    where w.address_id = ${addressId} and w.assembly_id = ${ctx.assembly.id}
      and (f.confirmed_at is not null or f.asked_at > ${since}) order by f.asked_at desc, f.id`.execute(ctx.db);
  return rows;
}

async function shownItems(ctx: Context, kinds: ReadonlySet<string>, rows: readonly Row[]): Promise<Followed[]> {
  const open = await Promise.all(
    [...kinds].map((kind) =>
      publicOnes(
        ctx,
        kinds,
        kind,
        rows.flatMap((row) => (row.kind === kind ? row.matter_id : [])),
      ),
    ),
  );
  const byId = new Map(open.flatMap((found) => [...found]));
  return rows.flatMap((row) => {
    const matter = byId.get(row.matter_id);
    const { id: followId, asked_at: at, confirmed_at: confirmed } = row;
    return matter ? [{ followId, ...matter, askedAt: at.toISOString(), confirmed: confirmed !== null }] : [];
  });
}

export async function followingOf(ctx: Context, kinds: ReadonlySet<string>, addressId: string): Promise<Following> {
  const rows = await rowsOf(ctx, addressId);
  const [first] = rows;
  if (!first) return nothing;
  const { channel } = first;
  const address = channel === 'mail' ? maskAddress('mail', await addressGiven(ctx.db, addressId)) : '';
  return { channel, address, items: await shownItems(ctx, kinds, rows) };
}

const own = { access: 'public', personal: true } as const;

export const getFollowing = (kinds: ReadonlySet<string>) =>
  query(
    'getFollowing',
    'What one address or browser follows, by the secret it was given',
    (ctx, { params }) => followingOf(ctx, kinds, addressOf(ctx, params.secret)),
    own,
  );

export const exportFollowing = (kinds: ReadonlySet<string>) =>
  query(
    'exportFollowing',
    'Everything kept of one who follows, to take along (JSON)',
    async (ctx, { params }) => {
      const addressId = addressOf(ctx, params.secret);
      const it = await followingOf(ctx, kinds, addressId);
      const whole = it.channel === null ? it : { ...it, address: await addressGiven(ctx.db, addressId) };
      return {
        filename: 'following.json',
        mediaType: 'application/json; charset=utf-8',
        body: Buffer.from(JSON.stringify(whole, null, 2)),
      };
    },
    { ...own, audited: 'data.exported' },
  );
