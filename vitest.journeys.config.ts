import { defineConfig } from 'vitest/config';

const lane = process.env.YITANG_TEST_TWO_SERVERS === '1' ? 'journeys-two-servers' : 'journeys';

export default defineConfig({
  test: {
    include: ['tests/journeys/**/*.test.ts'],
    globalSetup: ['tests/journeys/seeded-lane.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: `test-results/${lane}.json` }]] : ['default'],
  },
});
