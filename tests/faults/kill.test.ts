/** On PostgreSQL beside the server when `YITANG_TEST_DATABASE_URL` names one, else on the embedded PostgreSQL. */
import { describe } from 'vitest';
import { killUnderLoad } from './kill-under-load.ts';
import { portOf } from './running-server.ts';

const kept = process.env.YITANG_TEST_DATABASE_URL ? 'server' : 'postgres';

describe(`kill -9 under load on ${kept}`, () => killUnderLoad(kept, portOf(4871)));
