/** The pages that describe the API: an index that can be searched, and a page an operation. */
import type { FastifyInstance } from 'fastify';
import { type ApiDocument, apiGroups, apiOperation } from '../../platform/http/api-view.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Installation } from '../installation.ts';
import { modules } from '../modules.ts';
import { publicPolicy } from './policies.ts';
import type { PageRenderer } from './render.ts';

/** Longest text searched for. */
const LONGEST = 100;

export function registerApiPages(app: FastifyInstance, installation: Installation, renderer: PageRenderer): void {
  const { server } = installation;
  const document = () => server.app.swagger() as ApiDocument;
  const hidden = { schema: { hide: true } as never };
  app.get('/api/docs', hidden, (request, reply) => {
    const { locale } = server.strangerContext(request);
    const { words } = request.query as { words?: unknown };
    const asked = typeof words === 'string' ? words.trim().slice(0, LONGEST) : '';
    const data = { words: asked, groups: apiGroups(document(), modules, locale, asked) };
    return renderer.send(request, reply.headers(publicPolicy), { name: 'api', title: 'public.api.title', data });
  });
  app.get('/api/docs/:operationId', hidden, (request, reply) => {
    const { locale, t } = server.strangerContext(request);
    const { operationId } = request.params as { operationId: string };
    const operation = apiOperation(document(), modules, locale, t, operationId);
    if (!operation) throw notFound();
    const origin = installation.config.origin ?? `${request.protocol}://${request.host}`;
    const data = { operation, origin };
    return renderer.send(request, reply.headers(publicPolicy), {
      name: 'api-operation',
      title: operation.sentence,
      data,
    });
  });
}
