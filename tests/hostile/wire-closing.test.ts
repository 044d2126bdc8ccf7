/** Stopping while others are slow: what has arrived is finished, what trickles in is cut off, nobody holds the process. */
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineCommand, defineQuery } from '../../platform/http/operation.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { openTestServer } from '../../platform/testing/server.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database?.close());

const common = { root: true, summary: 'x', tag: 'x', access: 'public' } as const;

/** A server with one operation that answers when told to. */
async function open() {
  let finish = () => {};
  let started = () => {};
  const running = new Promise<void>((resolve) => {
    started = resolve;
  });
  const slow = defineQuery({
    ...common,
    operationId: 'slow',
    method: 'GET',
    path: '/slow',
    response: z.object({ done: z.boolean() }),
    async handle() {
      started();
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return { done: true };
    },
  });
  const take = defineCommand({
    ...common,
    operationId: 'take',
    method: 'POST',
    path: '/take',
    body: z.object({}),
    response: z.object({}),
    handle: async () => ({}),
  });
  const server = await openTestServer({
    database,
    modules: [{ name: 'x', operations: [slow, take], locales: { 'zh-CN': {}, en: {} }, tables: [] }],
    directory: { findAssembly: async () => undefined, identify: async () => undefined },
  });
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.app.server.address() as { port: number };
  return { server, port, running, finish: () => finish() };
}

interface Line {
  socket: Socket;
  said: () => string;
  closed: Promise<void>;
}

function send(port: number, text: string): Promise<Line> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text);
      setTimeout(() => resolve({ socket, said: () => said, closed }), 50);
    });
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      said += String(chunk);
    });
    const closed = new Promise<void>((done) => socket.once('close', () => done()));
  });
}

describe('a server', () => {
  it('ends requests that do not arrive whole in five minutes, and connections silent for two', async () => {
    const { server } = await open();
    expect(server.app.server.requestTimeout).toBe(300_000);
    expect(server.app.server.timeout).toBe(120_000);
    expect(server.app.server.headersTimeout).toBeLessThanOrEqual(120_000);
    await server.close();
  });
});

describe('a server that is stopping', () => {
  it('does not wait for half a body, half a head or silence, and finishes what has arrived', async () => {
    const { server, port, running, finish } = await open();
    const held = await Promise.all([
      send(
        port,
        'POST /api/v1/take HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
      ),
      send(port, 'GET /api/v1/slow HTTP/1.1\r\nhost: x\r\nx-half'),
      send(port, ''),
    ]);
    const whole = await send(port, 'GET /api/v1/slow HTTP/1.1\r\nhost: x\r\n\r\n');
    await running;
    const closed = server.close();
    await Promise.all(held.map((line) => line.closed));
    expect(whole.said()).toBe('');
    finish();
    await closed;
    await whole.closed;
    expect(whole.said()).toContain('{"done":true}');
  });
  it('answers what comes to its end too late with 503 in problem+json', async () => {
    const { server, port } = await open();
    const line = await send(port, 'GET /health HTTP/1.1\r\nhost: x\r\n');
    const closed = server.close();
    setTimeout(() => line.socket.write('\r\n'), 50);
    await closed;
    await line.closed;
    expect(line.said()).toMatch(/^HTTP\/1.1 503 /);
    expect(line.said()).toMatch(/retry-after: \d+/);
    expect(line.said()).toContain('application/problem+json');
    expect(line.said()).toContain('"code":"closing"');
  });
});
