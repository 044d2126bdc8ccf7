/**
 * Stopping: what has arrived whole is finished, everything else is told to come back or cut off. Whoever sends a body a
 * byte at a time, or half a request, does not hold the process.
 */
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

/** Time a request that is still being sent has to arrive once the server is stopping. */
const GRACE_MS = 2000;

/** Refuses what comes while stopping, and cuts off what does not come to an end. */
export function finishInOrder(app: FastifyInstance): void {
  const sockets = new Set<Socket>();
  const underWay = new Map<FastifyRequest, Socket>();
  let stopping = false;
  app.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  app.addHook('onRequest', (request, reply, done) => {
    if (stopping) return done(new Problem(503, 'closing'));
    underWay.set(request, request.raw.socket);
    reply.raw.once('close', () => underWay.delete(request));
    done();
  });
  // Else a connection kept alive would be waited for after its last answer.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (stopping) reply.header('connection', 'close');
    done();
  });
  app.addHook('preClose', async () => {
    stopping = true;
    setTimeout(() => {
      const whole = new Set([...underWay].filter(([request]) => request.raw.complete).map(([, socket]) => socket));
      for (const socket of sockets) if (!whole.has(socket)) socket.destroy();
    }, GRACE_MS).unref();
  });
}
