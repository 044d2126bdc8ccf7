/**
 * Writes come from our own pages or from programs, never from a page of another site (CSRF). What a browser says of the
 * page that asks is looked at on every write, forms too, whoever is signed in: signing somebody in is a write as well.
 */
import type { FastifyRequest } from 'fastify';
import { forbidden } from './problem.ts';

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Whether the page's address is ours: the public address of the installation, or the host this request was sent to. */
function isOwn(origin: string, request: FastifyRequest, ownOrigin: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  const own = ownOrigin !== undefined && URL.canParse(ownOrigin) ? new URL(ownOrigin) : undefined;
  if (own && own.host === page.host) return own.origin === page.origin;
  const asked = `${page.protocol}//${request.host}`;
  return URL.canParse(asked) && new URL(asked).host === page.host;
}

/**
 * A bearer token is never sent by a browser on its own, so a request that is made with one needs no guard; every other
 * header leaves the cookie in force.
 * @param ownOrigin public address, as `https://yitang.example`
 * @throws Problem 403 `foreign_origin`
 */
export function guardOrigin(request: FastifyRequest, ownOrigin?: string): void {
  if (!unsafe.has(request.method) || request.headers.authorization?.startsWith('Bearer ')) return;
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') throw forbidden('foreign_origin');
  const origin = request.headers.origin;
  if (origin !== undefined && !isOwn(origin, request, ownOrigin)) throw forbidden('foreign_origin');
}
