/** Requests no route takes: 405 with `Allow` where the path is there with another method, else 404. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import findMyWay, { type HTTPMethod } from 'find-my-way';
import { notFound, Problem } from './problem.ts';

const ORDER = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const segmentsOf = (url: string) => url.split('/').filter((segment) => segment !== '');

/** Whether one address may be of both patterns; a wildcard or a parameter within a segment may be anything. */
function mayMeet(one: string, other: string): boolean {
  if (one.includes('*') || other.includes('*')) return true;
  const [left, right] = [segmentsOf(one), segmentsOf(other)];
  const free = (segment: string) => /[:*]/.test(segment);
  return left.length === right.length && left.every((part, at) => part === right[at] || free(part) || free(right[at]!));
}

/** Remembers every route registered from now on. @returns throws the refusal for a request that no route took */
export function rememberRoutes(app: FastifyInstance): (request: FastifyRequest, reply: FastifyReply) => never {
  const paths = findMyWay({ ignoreTrailingSlash: true });
  const patterns = new Set<string>();
  const closely = new Map<string, boolean>();
  app.addHook('onRoute', ({ method, url }) => {
    patterns.add(url);
    closely.clear();
    for (const each of [method].flat()) {
      if (!paths.hasRoute(each as HTTPMethod, url)) paths.on(each as HTTPMethod, url, () => {}, url);
    }
  });
  const open = (url: string) => url.split(/[:*]/).length;
  /** What an address takes, and by which pattern: the closest one, as `/proposals/check` is no instance of `/proposals/:id`. */
  function takenAt(path: string): { closest: number; allowed: HTTPMethod[] } {
    const taken = ORDER.map((method) => ({ method, url: paths.find(method, path)?.store as string | undefined }));
    const closest = Math.min(...taken.flatMap(({ url }) => (url === undefined ? [] : [open(url)])));
    const allowed = taken.filter(({ url }) => url !== undefined && open(url) === closest).map(({ method }) => method);
    return { closest, allowed };
  }
  /** Whether some address of this pattern may be named more closely by another. */
  function mayBeCloser(url: string): boolean {
    let may = closely.get(url);
    if (may === undefined) {
      may = [...patterns].some((other) => open(other) < open(url) && mayMeet(other, url));
      closely.set(url, may);
    }
    return may;
  }
  app.addHook('onRequest', (request, reply, done) => {
    const url = request.routeOptions.url;
    if (url === undefined || open(url) === 1 || !mayBeCloser(url)) return done();
    const { closest, allowed } = takenAt(request.url.split('?')[0]!);
    if (open(url) <= closest) return done();
    reply.header('allow', allowed.join(', '));
    done(new Problem(405, 'method_not_allowed'));
  });
  return (request, reply) => {
    const { allowed } = takenAt(request.url.split('?')[0]!);
    if (allowed.length === 0 || allowed.includes(request.method as never)) throw notFound();
    reply.header('allow', allowed.join(', '));
    throw new Problem(405, 'method_not_allowed');
  };
}
