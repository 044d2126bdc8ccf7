/** Counts the statements of every command: one life after another in this process, nobody else at the database. */
import pino from 'pino';
import { openInstallation } from '../../app/installation.ts';
import type { DemoDirectory } from '../../modules/members/index.ts';
import { readConfig } from '../../platform/config/config.ts';
import { scratchFolder } from '../support/processes.ts';
import type { TextSource } from '../support/texts.ts';
import { castOf, type Life } from './life.ts';
import { gatherPeople } from './people.ts';

/** Lives before the counting begins: by then every desk has had one. */
const WARM = 4;

/**
 * @param live one whole life, of whichever kind
 *
 * All statements of the request but `begin` and `commit`: who asks, the lock, the rows, the history, clocks and jobs.
 * @returns the most any one run of the command sent, by command
 */
export async function countStatements(
  databaseUrl: string,
  directory: DemoDirectory,
  texts: TextSource,
  lives: number,
  live: Life,
): Promise<Map<string, number>> {
  let seen = 0;
  const installation = await openInstallation({
    config: readConfig({
      YITANG_DATA: scratchFolder('statements'),
      YITANG_DATABASE_URL: databaseUrl,
      YITANG_KEYS: process.env.YITANG_KEYS,
      YITANG_SEED: 'demo',
      YITANG_RATE_LIMIT: '0',
    }),
    log: pino({ level: 'error' }),
    work: false,
    onQuery(statement) {
      if (!/^\s*(begin|start transaction|commit|rollback)/i.test(statement)) seen += 1;
    },
  });
  const base = await installation.server.app.listen({ host: '127.0.0.1', port: 0 });
  const people = gatherPeople(base);
  const most = new Map<string, number>();
  const counting: typeof people = {
    ...people,
    async send(login, method, path, body) {
      seen = 0;
      return people.send(login, method, path, body);
    },
  };
  for (let n = 0; n < WARM + lives; n += 1) {
    await live({
      people: counting,
      cast: castOf(directory, n),
      texts: texts.textsOf(n),
      // The first lives sign everybody in and fill what the process keeps.
      onStep: (command) => {
        if (n >= WARM) most.set(command, Math.max(most.get(command) ?? 0, seen));
      },
    });
  }
  people.close();
  await installation.close();
  return most;
}
