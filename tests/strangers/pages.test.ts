/** Lists by page: asked past its end a list shows its last page and says which; total and lines never contradict. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { modules } from '../../app/modules.ts';
import type { Operation } from '../../platform/http/operation.ts';
import { type LivedInHouse, openLivedInHouse } from './lived-in.ts';

interface Shape {
  properties?: Record<string, { maximum?: number; type?: string }>;
}
const shapeOf = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Shape;

const paged: Operation[] = modules
  .flatMap((module) => [...module.operations])
  .filter((operation) => operation.query && shapeOf(operation.query, 'input').properties?.page);

/** Somebody of each office, the first who may read a list reads it. */
const readers = ['clerk', 'member1', 'admin', 'security', 'auditor'];
/** Lists of a house in which nothing of the kind has happened yet. */
const empty = ['listImports', 'listSuggestionImports'];
/** Of one import; their pages are held by the tests of the imports' log. */
const ofImports = ['getImport', 'getSuggestionImport'];
/** What makes a list of this house hold something. */
const more: Readonly<Record<string, Record<string, string>>> = {
  listOverdue: { within: '60' },
  search: { words: '适老化' },
  searchPublic: { words: '适老化' },
};

let house: LivedInHouse;
beforeAll(async () => {
  house = await openLivedInHouse();
  await house.database.db
    .insertInto('notices')
    .values(
      ['clerk', 'member1'].map((login) => ({
        id: crypto.randomUUID(),
        assembly_id: house.here.assembly.id,
        account_id: house.here.accounts[login]!,
        kind: 'proposals.notice.closed',
        params: JSON.stringify({ subject: '一' }),
        link: '/m',
        created_at: house.clock.now(),
      })) as never,
    )
    .execute();
  const { rule_version_id } = await house.database.db
    .selectFrom('proposals')
    .select('rule_version_id')
    .executeTakeFirstOrThrow();
  const now = house.clock.now();
  await house.database.db
    .insertInto('suggestions')
    .values({
      id: crypto.randomUUID(),
      assembly_id: house.here.assembly.id,
      rule_version_id,
      state: 'accepted',
      receipt: 'AAAA-1111',
      number: 1,
      source: 'web',
      subject: '路灯',
      text: '路灯不亮',
      text_key: '路灯不亮',
      identity: 'none',
      received_at: now,
      updated_at: now,
      publicity_decision: 'public',
      public_from: now,
      redactions: '[]',
    } as never)
    .execute();
  const activity = { id: crypto.randomUUID(), assembly_id: house.here.assembly.id };
  await house.database.db
    .insertInto('activities')
    .values({
      ...activity,
      rule_version_id,
      state: 'announced',
      type: 'talk',
      title: '座谈会',
      mode: 'must_attend',
      starts_at: now,
      ends_at: new Date(now.getTime() + 3_600_000),
      is_public: true,
      created_by_name: '测试',
      created_at: now,
      updated_at: now,
      announced_at: now,
    } as never)
    .execute();
  await house.database.db
    .insertInto('activity_invitations')
    .values({
      id: crypto.randomUUID(),
      activity_id: activity.id,
      assembly_id: activity.assembly_id,
      member_id: house.here.members[0]!.id,
      name: '测试',
      role: 'participant',
      invited_at: now,
    } as never)
    .execute();
  (house.ids as Record<string, string>).activityId = activity.id;
  await house.database.db
    .insertInto('duty_records')
    .values({
      id: crypto.randomUUID(),
      assembly_id: house.here.assembly.id,
      member_id: house.here.members[0]!.id,
      year: now.getFullYear(),
      counts_in: now.getFullYear(),
      type: 'talk',
      title: '宣讲',
      happened_on: '2026-03-02',
      state: 'confirmed',
      office: 'clerk',
      created_at: now,
    } as never)
    .execute();
  await house.database.db
    .insertInto('deliveries')
    .values({
      id: crypto.randomUUID(),
      assembly_id: house.here.assembly.id,
      account_id: house.here.accounts.clerk!,
      notice_id: null,
      channel: 'mail',
      address_id: null,
      last_error: null,
      created_at: house.clock.now(),
      try_at: house.clock.now(),
      sent_at: null,
    })
    .execute();
  await house.database.db
    .updateTable('proposals')
    .set({ publicity_decision: 'public', public_from: house.clock.now() })
    .where('id', '=', house.ids.proposalId!)
    .execute();
  await house.database.db
    .updateTable('matter_words')
    .set({ public_from: house.clock.now(), outside: null })
    .where('matter_id', '=', house.ids.proposalId!)
    .execute();
});
afterAll(() => house?.close());

async function ask(operation: Operation, page: number) {
  const { path, root } = house.requestOf(operation);
  const [address, asked] = path.split('?');
  const query = {
    ...Object.fromEntries(new URLSearchParams(asked)),
    page: String(page),
    size: '1',
    ...more[operation.operationId],
  };
  const url = `${address}?${new URLSearchParams(query)}`;
  for (const as of readers) {
    const answer = await house.call({ as, path: url, root });
    if (answer.statusCode === 200) return answer.json<Record<string, unknown>>();
  }
  return undefined;
}

describe('lists by page', () => {
  it('all say which page they show', () => {
    expect(paged.map((operation) => operation.operationId)).toEqual(
      expect.arrayContaining(['listProposals', 'listNotices', 'listMembers', 'listMembersPublic', 'listAccounts']),
    );
    for (const operation of paged) {
      const answered = shapeOf(operation.response as z.ZodType, 'output').properties ?? {};
      expect(answered, operation.operationId).toHaveProperty('page');
      expect(Object.keys(answered).join(), operation.operationId).toMatch(/\b(total|rowTotal)\b/);
    }
  });
  it.each(paged.map((operation) => [operation.operationId, operation] as const))(
    '%s past its end shows the last page',
    async (name, operation) => {
      const most = shapeOf(operation.query!, 'input').properties!.page!.maximum!;
      const answer = await ask(operation, most);
      if (ofImports.includes(name)) {
        expect(answer).toBeUndefined();
        return;
      }
      expect(answer, name).toBeDefined();
      const total = Number(answer!.total);
      if (!empty.includes(name)) expect(total, name).toBeGreaterThan(0);
      expect(answer!.page, name).toBe(Math.max(1, total));
      const groups = answer!.groups as Array<{ items: unknown[] }> | undefined;
      const own = groups?.flatMap((group) => group.items);
      const [lines] = [own, answer!.items, ...Object.values(answer!)].filter(Array.isArray);
      expect(lines, name).toHaveLength(total === 0 ? 0 : 1);
    },
  );
});
