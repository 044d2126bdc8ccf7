import { describe } from 'vitest';
import { killUnderLoad } from './kill-under-load.ts';

describe.skipIf(process.env.YITANG_TEST_DATABASE_URL)('kill -9 under load on pglite', () =>
  killUnderLoad('pglite', 4875),
);
