/** Two assemblies with their people behind the real server, for route tests of any module. */
import type { LightMyRequestResponse } from 'fastify';
import { createSteppingClock, type SteppingClock } from '../../platform/clock/clock.ts';
import type { Module } from '../../platform/http/module.ts';
import type { ChannelsOffered } from '../../platform/notices/topics.ts';
import { testNow } from '../../platform/testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { openTestServer, type TestServer } from '../../platform/testing/server.ts';
import { identify } from '../accounts/index.ts';
import { sessionCookies } from '../accounts/testing.ts';
import { findAssemblyByCode } from '../assemblies/index.ts';
import { seedTestAssembly, type TestAssembly } from './testing.ts';

export interface Call {
  /** Short login in `here`, as `clerk`; `elsewhere:clerk` for the other assembly's; absent: nobody signed in. */
  as?: string;
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1/assemblies/here`, or below `/api/v1` with `root`. */
  path: string;
  root?: boolean;
  body?: unknown;
  headers?: Record<string, string>;
  cookies?: Record<string, string>;
}

export interface TestHouse {
  database: TestDatabase;
  server: TestServer;
  clock: SteppingClock;
  here: TestAssembly;
  elsewhere: TestAssembly;
  call(call: Call): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export interface TestHouseOptions {
  modules: readonly Module[];
  now?: Date;
  /** Absent: open. */
  demoDoors?: boolean;
  /** Absent: none. */
  channels?: ChannelsOffered;
  /** Of the installation; absent: one that ends with it. */
  secret?: Buffer;
}

/** Open it in `beforeAll`, close it in `afterAll`. Every call with `as` opens a session of its own. */
export async function openTestHouse(options: TestHouseOptions): Promise<TestHouse> {
  const now = options.now ?? testNow;
  const clock = createSteppingClock(now);
  const database = await openTestDatabase();
  const here = await seedTestAssembly(database.db, { code: 'here', now });
  const elsewhere = await seedTestAssembly(database.db, { code: 'elsewhere', level: 'city', now });
  const directory = { findAssembly: findAssemblyByCode, identify };
  const server = await openTestServer({
    database,
    modules: options.modules,
    directory,
    clock,
    demoDoors: options.demoDoors ?? true,
    ...(options.channels ? { channels: options.channels } : {}),
    ...(options.secret ? { secret: options.secret } : {}),
  });
  const cookiesOf = (who: string) => {
    const [login, place] = who.startsWith('elsewhere:') ? [who.slice(10), elsewhere] : [who, here];
    const accountId = place.accounts[login];
    if (!accountId) throw new Error(`nobody is called ${who}`);
    return sessionCookies(database.db, accountId, clock.now());
  };
  return {
    database,
    server,
    clock,
    here,
    elsewhere,
    async call({ as, method = 'GET', path, root, body, headers = {}, cookies = {} }) {
      return server.app.inject({
        method,
        url: `/api/v1${root ? '' : `/assemblies/${here.assembly.code}`}${path}`,
        headers,
        cookies: { ...cookies, ...(as ? await cookiesOf(as) : {}) },
        ...(body === undefined ? {} : { payload: body as object }),
      });
    },
    async close() {
      await server.close();
      await database.close();
    },
  };
}
