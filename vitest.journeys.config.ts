import { defineConfig } from 'vitest/config';

const lane = process.env.YITANG_TEST_TWO_SERVERS === '1' ? 'journeys-two-servers' : 'journeys';

export default defineConfig({
  test: {
    include: ['tests/journeys/**/*.test.ts'],
    globalSetup: ['tests/journeys/seeded-lane.ts'],
    // Much of a journey is waiting: two houses at once, each with its own server, database and browser.
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: `test-results/${lane}.json` }]] : ['default'],
  },
});
