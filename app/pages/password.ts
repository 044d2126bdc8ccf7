/** Changing one's password as a plain form, on top of the same API operation; where a first password leads. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cookiesOf, passOn, postTo, refusalIn } from './asking.ts';
import { ownPath } from './own-path.ts';
import { publicPolicy } from './policies.ts';
import type { PageRenderer } from './render.ts';
import { homeOf, type Me } from './sign-in.ts';

/** @param app takes forms; guards of the whole server (origin, limits) hold for them too */
export function registerPassword(app: FastifyInstance, renderer: PageRenderer): void {
  const hidden = { schema: { hide: true } as never };

  function page(request: FastifyRequest, reply: FastifyReply, next: string, problem: string | null, status = 200) {
    const data = { next, problem };
    return renderer.send(
      request,
      reply.headers(publicPolicy).header('cache-control', 'no-store'),
      { name: 'password', title: 'public.password.title', data },
      status,
    );
  }

  const me = async (request: FastifyRequest) =>
    (await app.inject({ url: '/api/v1/me', headers: { cookie: cookiesOf(request) } })).json() as Me;

  app.get('/password', hidden, async (request, reply) => {
    const { next = '' } = request.query as { next?: string };
    if (!(await me(request)).account) {
      return reply.redirect(`/sign-in?next=${encodeURIComponent(ownPath(next, ''))}`, 303);
    }
    return page(request, reply, next, null);
  });

  app.post('/password', hidden, async (request, reply) => {
    const { current = '', password = '', again = '', next = '' } = (request.body ?? {}) as Record<string, string>;
    if (password !== again) return page(request, reply, next, 'public.password.differs', 422);
    const answer = await postTo(app, request, '/api/v1/me/password', { current, next: password });
    if (answer.statusCode === 401) return reply.redirect('/sign-in', 303);
    if (answer.statusCode >= 500 || answer.statusCode === 429) passOn(answer);
    if (answer.statusCode !== 200) return page(request, reply, next, refusalIn(answer), answer.statusCode);
    return reply.redirect(ownPath(next, homeOf(await me(request))), 303);
  });
}
