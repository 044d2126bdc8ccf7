/** Setting a new password with a one-time link, as a plain form on top of the same API operation. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type OpenReset, openReset } from '../../modules/accounts/index.ts';
import type { Db } from '../../platform/db/schema.ts';
import { passOn, postTo, refusalIn } from './asking.ts';
import { publicPolicy } from './policies.ts';
import type { PageRenderer } from './render.ts';

/** @param app takes forms; guards of the whole server (origin, limits) hold for them too */
export function registerNewPassword(
  app: FastifyInstance,
  installation: { database: { db: Db }; clock: { now(): Date } },
  renderer: PageRenderer,
): void {
  const hidden = { schema: { hide: true } as never };

  const reset = (key: string): Promise<OpenReset | undefined> =>
    openReset(installation.database.db, key, installation.clock.now());

  async function page(request: FastifyRequest, reply: FastifyReply, key: string, problem: string | null, status = 200) {
    const found = await reset(key);
    const data = found
      ? { key, problem, login: found.login, name: found.name, by: found.issuerName }
      : { key: null, problem: null };
    // The address holds the secret: no other site is told of it (`referrer-policy` everywhere), and no copy is kept.
    reply.headers(publicPolicy).header('cache-control', 'no-store');
    const title = 'public.newPassword.title';
    return renderer.send(request, reply, { name: 'new-password', title, data }, found ? status : 404);
  }

  app.get('/password/new', hidden, (request, reply) => {
    const { key } = request.query as { key?: unknown };
    return page(request, reply, typeof key === 'string' ? key : '', null);
  });

  app.post('/password/new', hidden, async (request, reply) => {
    const { key = '', password = '', again = '' } = (request.body ?? {}) as Record<string, string>;
    if (password !== again) return page(request, reply, key, 'public.password.differs', 422);
    const answer = await postTo(app, request, '/api/v1/password-reset', { key, next: password });
    if (answer.statusCode >= 500 || answer.statusCode === 429) passOn(answer);
    if (answer.statusCode !== 200) return page(request, reply, key, refusalIn(answer), answer.statusCode);
    const cookies = answer.headers['set-cookie'];
    if (cookies) reply.header('set-cookie', cookies);
    return reply.redirect('/sign-in?set=1', 303);
  });
}
