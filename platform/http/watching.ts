/** What operators and their probes ask: does the process live, can it serve, how is it doing. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Metrics } from './metrics.ts';
import { forbidden } from './problem.ts';

export interface Watching {
  metrics: Metrics;
  ready(): Promise<void>;
  metricsToken: string | undefined;
}

/** A probe that waits longer has given up itself. */
const READY_WITHIN_MS = 1500;
const hidden = { schema: { hide: true } as never };

function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const loopback = /^(127\.|::1$|::ffff:127\.)/;

/** With a token, whoever has it; without one, programs on this machine that no proxy stands in front of. */
function guardFigures(request: FastifyRequest, token: string | undefined): void {
  const given = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
  const allowed = token
    ? timingSafeEqual(digest(given), digest(token))
    : loopback.test(request.ip) && request.headers['x-forwarded-for'] === undefined;
  if (!allowed) throw forbidden('operators_only');
}

/** `/health`, `/ready`, `/metrics`. */
export function addWatching(app: FastifyInstance, { metrics, ready, metricsToken }: Watching): void {
  app.get('/health', hidden, async () => ({ status: 'ok' }));
  app.get('/ready', hidden, async (_request, reply) => {
    try {
      await within(ready(), READY_WITHIN_MS);
      return { status: 'ready' };
    } catch {
      return reply.code(503).header('retry-after', 5).send({ status: 'not_ready' });
    }
  });
  app.get('/metrics', hidden, async (request, reply) => {
    guardFigures(request, metricsToken);
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}
