import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{algorithms,platform,modules,app,web,tests}/**/*.test.ts?(x)'],
    exclude: ['**/node_modules/**', 'tests/journeys/**', 'tests/faults/**'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
