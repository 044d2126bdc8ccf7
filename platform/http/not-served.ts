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
  return (request, reply) => {
    const path = request.url.split('?')[0]!;
    const taken = ORDER.map((method) => ({ method, url: paths.find(method, path)?.store as string | undefined }));
    // `/proposals/check` is an address of its own, no instance of `/proposals/:id`: the closest pattern says what it takes.
    const open = (url: string) => url.split(/[:*]/).length;
    const closest = Math.min(...taken.flatMap(({ url }) => (url === undefined ? [] : [open(url)])));
    const allowed = taken.filter(({ url }) => url !== undefined && open(url) === closest).map(({ method }) => method);
    if (allowed.length === 0 || allowed.includes(request.method as never)) throw notFound();
    reply.header('allow', allowed.join(', '));
    throw new Problem(405, 'method_not_allowed');
  };
}
