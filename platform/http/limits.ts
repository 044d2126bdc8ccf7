/**
 * How many requests a minute are answered. An address is counted always; a session or a token counts for itself only
 * once it is proven, so that a made-up one buys nothing. People behind one address (an office, a county's gateway) are
 * each counted for themselves once signed in, and together up to ten times as much.
 */
import { createHash } from 'node:crypto';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from './context.ts';
import { Problem } from './problem.ts';

const MINUTE = 60_000;
/** Signed-in people behind one address, each using all of their own. */
const PEOPLE_BEHIND_ONE_ADDRESS = 10;
/** Addresses, accounts and operations remembered at once; the least recently seen are forgotten first. */
const REMEMBERED = 20_000;
/** Whoever has an IPv6 address has the 64 bits below it. */
const IPV6_NETWORK = 64;

export interface Limits {
  /** Counts a request by its address as it comes. @param stranger whether nothing will prove who asks */
  arrive(request: FastifyRequest, stranger: boolean): Promise<void>;
  /** Counts it once it is settled who asks. */
  settle(request: FastifyRequest, actor: Actor): Promise<void>;
  /** Counts it against the limit of one operation, by who asks and by address. */
  operation(request: FastifyRequest, actor: Actor, operationId: string, perMinute: number): Promise<void>;
}

const unlimited: Limits = { async arrive() {}, async settle() {}, async operation() {} };

/** Address of who asks, cut to the network one subscriber has. */
export const addressOf = (request: FastifyRequest): string => normalizeIP(request.ip, IPV6_NETWORK);

/** A name for who asks, once proven. */
function nameOf(request: FastifyRequest, actor: Actor): string | undefined {
  if (actor.kind === 'account') return `account:${actor.accountId}`;
  if (actor.kind !== 'token') return undefined;
  const digest = createHash('sha256').update(request.headers.authorization ?? '');
  return `token:${digest.digest('base64url')}`;
}

/** @param perMinute requests of one stranger's address, or of one account or token; 0: no limit */
export async function createLimits(app: FastifyInstance, perMinute: number): Promise<Limits> {
  if (perMinute <= 0) return unlimited;
  await app.register(rateLimit, { global: false, cache: REMEMBERED });
  const asked = new WeakMap<FastifyRequest, { key: string; max: number }>();
  const take = app.createRateLimit({
    timeWindow: MINUTE,
    keyGenerator: (request) => asked.get(request)!.key,
    max: (request) => asked.get(request)!.max,
  });
  async function count(request: FastifyRequest, key: string, max: number): Promise<void> {
    asked.set(request, { key, max });
    const counted = await take(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    throw new Problem(429, 'too_many_requests', { retryAfterSeconds: counted.ttlInSeconds });
  }
  const together = new WeakSet<FastifyRequest>();
  return {
    async arrive(request, stranger) {
      await count(request, `all:${addressOf(request)}`, perMinute * PEOPLE_BEHIND_ONE_ADDRESS);
      if (stranger) {
        together.add(request);
        await count(request, `stranger:${addressOf(request)}`, perMinute);
      }
    },
    async settle(request, actor) {
      if (together.has(request)) return;
      together.add(request);
      await count(request, nameOf(request, actor) ?? `stranger:${addressOf(request)}`, perMinute);
    },
    async operation(request, actor, operationId, max) {
      const name = nameOf(request, actor);
      const people = name ? PEOPLE_BEHIND_ONE_ADDRESS : 1;
      await count(request, `${operationId}:${addressOf(request)}`, max * people);
      if (name) await count(request, `${operationId}:${name}`, max);
    },
  };
}
