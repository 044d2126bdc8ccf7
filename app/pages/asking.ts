/** Pages with plain forms ask the operations of the API, as the browser that sent them. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { deviceCookie } from '../../modules/accounts/index.ts';
import { Problem } from '../../platform/http/problem.ts';
import { localeCookie, localeOf, sessionCookie } from '../../platform/http/server.ts';

type Answer = Awaited<ReturnType<FastifyInstance['inject']>>;

/** What a page hands on to an operation: its language, and the session of its browser. */
export function cookiesOf(request: FastifyRequest): string {
  const session = request.cookies[sessionCookie];
  return [`${localeCookie}=${localeOf(request)}`, ...(session ? [`${sessionCookie}=${session}`] : [])].join('; ');
}

/**
 * Sends a form to an operation, with the address of who sent it, and what tells a browser that signed in before from a
 * stranger's.
 */
export function postTo(app: FastifyInstance, request: FastifyRequest, url: string, payload: unknown): Promise<Answer> {
  const devices = request.cookies[deviceCookie];
  return app.inject({
    method: 'POST',
    url,
    payload: payload as object,
    remoteAddress: request.ip,
    headers: {
      'content-type': 'application/json',
      'accept-language': request.headers['accept-language'] ?? '',
      cookie: [cookiesOf(request), ...(devices ? [`${deviceCookie}=${devices}`] : [])].join('; '),
    },
  });
}

/** Reads an operation as the browser that asks for the page. */
export const getFrom = (app: FastifyInstance, request: FastifyRequest, url: string): Promise<Answer> =>
  app.inject({ method: 'GET', url, remoteAddress: request.ip, headers: { cookie: cookiesOf(request) } });

/** The operation behind a page failed: the page says so. @throws Problem as the operation answered */
export function passOn(answer: Pick<Answer, 'statusCode' | 'json'>): never {
  throw new Problem(answer.statusCode, (answer.json() as { code: string }).code);
}

/** The sentence of a refusal for the page it belongs to: of the first field, else of the whole. */
export function refusalIn(answer: Answer): string {
  const { title, issues } = answer.json() as { title: string; issues?: Array<{ message: string }> };
  return issues?.[0]?.message ?? title;
}
