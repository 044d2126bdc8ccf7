import { defineConfig } from 'vitest/config';

const lane = process.env.YITANG_TEST_DATABASE_URL ? 'faults-postgres' : 'faults';

/** What has an embedded database of its own is the same in both lanes: it runs once. */
const embedded = ['cut-disk', 'folder', 'forged-record', 'kill-pglite'].map((name) => `tests/faults/${name}.test.ts`);

export default defineConfig({
  test: {
    include: ['tests/faults/**/*.test.ts'],
    exclude: lane === 'faults' ? [] : embedded,
    // Most of their time is waiting: for what is due to be taken up again, for locks to be given up.
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: `test-results/${lane}.json` }]] : ['default'],
  },
});
