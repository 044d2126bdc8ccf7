import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const lane = process.env.YITANG_TEST_DATABASE_URL ? 'unit-postgres' : 'unit';

/** What asks no database, or has one of its own, or asks how requests are refused before it, is the same on any: it runs once. */
const withoutDatabase = ['algorithms/**', 'web/**', 'platform/documents/**', 'tests/rooms/**', 'tests/contract/**'];

export default defineConfig({
  test: {
    include: ['{algorithms,platform,modules,app,web,tests}/**/*.test.ts?(x)'],
    exclude: [
      '**/node_modules/**',
      'tests/journeys/**',
      'tests/faults/**',
      ...(lane === 'unit' ? [] : withoutDatabase),
    ],
    // On PostgreSQL files of one worker share its loaded modules: half of the lane's time was loading them for each file. Not
    // on PGlite: Node 24 ends now and then ("Check failed: jit_page_") where many of its instances come and go in one process.
    isolate: lane === 'unit',
    // Each process of PGlite would spend a quarter of its time on making fast code of what it runs for a few seconds.
    execArgv: lane === 'unit' ? ['--liftoff-only'] : [],
    // By itself it leaves a processor unused: half of the machine where there are two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: `test-results/${lane}.json` }]] : ['default'],
  },
});
