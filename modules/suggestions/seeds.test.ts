import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../platform/http/context.ts';
import { createTestContext } from '../../platform/testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { publishRuleVersion } from '../assemblies/index.ts';
import { seedDemoDirectory } from '../members/index.ts';
import { presets } from '../proposals/rules.ts';
import { suggestionStates } from './life.ts';
import { seedDemoSuggestions } from './seeds.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('the demo', () => {
  it('shows suggestions in every state, some with places, photos and a trace', async () => {
    const services = await createTestContext({ db: database.db });
    const directory = await seedDemoDirectory(database.db, services.clock.now());
    for (const { ref: assembly, termStart } of directory.assemblies.values())
      await publishRuleVersion(
        { ...services, actor: system, assembly },
        { subject: 'proposals', name: '提案', appliesFrom: termStart, content: presets.national },
      );
    expect(await seedDemoSuggestions(services, directory)).toBe(40);
    const rows = await database.db
      .selectFrom('suggestions')
      .select(['state', 'longitude', 'is_case', 'led_overall'])
      .execute();
    expect(new Set(rows.map((row) => row.state))).toEqual(new Set(suggestionStates));
    expect(rows.filter((row) => row.longitude !== null).length).toBeGreaterThan(15);
    expect(rows.filter((row) => row.is_case).length).toBeGreaterThan(2);
    expect(
      (await database.db.selectFrom('suggestion_photos').select('id').where('state', '=', 'ready').execute()).length,
    ).toBeGreaterThan(6);
    expect(await database.db.selectFrom('links').select('relation').execute()).toEqual([
      { relation: 'became_proposal' },
    ]);
  });
});
