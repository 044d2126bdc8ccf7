/** Requests no route takes: 405 with `Allow` where the path is there with another method, else 404. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import findMyWay, { type HTTPMethod } from 'find-my-way';
import { notFound, Problem } from './problem.ts';

const ORDER = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Remembers every route registered from now on. @returns throws the refusal for a request that no route took */
export function rememberRoutes(app: FastifyInstance): (request: FastifyRequest, reply: FastifyReply) => never {
  const paths = findMyWay({ ignoreTrailingSlash: true });
  app.addHook('onRoute', ({ method, url }) => {
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
  app.addHook('onRequest', async (request, reply) => {
    const url = request.routeOptions.url;
    if (url === undefined || open(url) === 1) return;
    const { closest, allowed } = takenAt(request.url.split('?')[0]!);
    if (open(url) <= closest) return;
    reply.header('allow', allowed.join(', '));
    throw new Problem(405, 'method_not_allowed');
  });
  return (request, reply) => {
    const { allowed } = takenAt(request.url.split('?')[0]!);
    if (allowed.length === 0 || allowed.includes(request.method as never)) throw notFound();
    reply.header('allow', allowed.join(', '));
    throw new Problem(405, 'method_not_allowed');
  };
}
