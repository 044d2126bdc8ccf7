/** A second server in a process of its own, and a balancer that gives each request to the next server in turn. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import type { JourneyServer } from './journey-server.ts';

export async function forkJourneyServer(env: Record<string, string>): Promise<JourneyServer> {
  const child = fork(join(import.meta.dirname, 'journey-server.ts'), ['journey', JSON.stringify(env)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [{ base: string } | number];
  if (typeof first !== 'object' || first === null) throw new Error(`the second server ended with ${first}`);
  return {
    base: first.base,
    passwords: [],
    shift: (milliseconds) => void child.send({ shift: milliseconds }),
    async close() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

export interface Turns {
  base: string;
  close(): Promise<void>;
}

export async function openTurns(bases: readonly string[]): Promise<Turns> {
  let turn = 0;
  const server = createServer((asked, answer) => {
    const base = bases[turn % bases.length]!;
    turn += 1;
    const { method, headers, url } = asked;
    const passed = request(new URL(url ?? '/', base), { method, headers }, (given) => {
      answer.writeHead(given.statusCode!, given.headers);
      given.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    base: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
