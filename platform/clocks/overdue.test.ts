import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { isOverdue, overdue, running } from './overdue.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('overdue', () => {
  it('is the same in the program and in the database', async () => {
    const instant = fc
      .integer({ min: 0, max: 40 * 86_400 })
      .map((seconds) => new Date(Date.parse('2026-11-01T00:00:00+08:00') + seconds * 1000));
    const maybe = fc.option(instant, { nil: null });
    await fc.assert(
      fc.asyncProperty(instant, instant, maybe, maybe, async (now, dueAt, pausedAt, endedAt) => {
        const { rows } = await sql<{
          over: boolean;
          runs: boolean;
        }>`select ${overdue(now)} as over, ${running()} as runs
          from (select ${dueAt}::timestamptz as due_at, ${pausedAt}::timestamptz as paused_at,
            ${endedAt}::timestamptz as ended_at) c`.execute(database.db);
        const clock = { dueAt, pausedAt, endedAt };
        expect(rows[0]).toEqual({
          over: isOverdue(clock, now),
          runs: pausedAt === null && endedAt === null,
        });
      }),
      { numRuns: 60 },
    );
  });
});
