/** People of the assembly at routes that are not theirs, strangers with ids of real things, tokens without the scope. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../app/modules.ts';
import { tokenHeaders } from '../../modules/accounts/testing.ts';
import { sampleContent } from '../../modules/proposals/testing.ts';
import type { Operation } from '../../platform/http/operation.ts';
import { type LivedInHouse, openLivedInHouse } from './lived-in.ts';

const operations: Operation[] = modules.flatMap((module) => [...module.operations]);
const ofAssembly = operations.filter((operation) => operation.access === 'signed_in' && !operation.root);
const named = (list: readonly Operation[]) => list.map((operation) => [operation.operationId, operation] as const);

/** What a member of the assembly may ask for besides reading: its own writing, its own notices. */
const forMembers = [
  'createDraft',
  'uploadFile',
  'markNoticesRead',
  'listNotices',
  'listMembers',
  'getMember',
  'getMemberRecord',
  'listRules',
  'listRuleVersions',
  'getCalendarYear',
  'listProposals',
  'search',
  'getInbox',
  'listOverdue',
  'getOptions',
  'checkDraft',
  'compareProposals',
  'findSimilar',
  'likelyCosigners',
  'lookBackList',
  'bulkConfirm',
  'bulkConfirmOfSuggestion',
  'listSuggestions',
  'listActivities',
  'listAlliances',
  'allianceOptions',
  'listActivityRules',
  'signInByCode',
  'suggestionPlaces',
  'listSuggestionRules',
  'handlingChoices',
  'previewBulk',
  'runBulk',
  'previewBulkOfSuggestion',
  'runBulkOfSuggestion',
  'getNoticeSettings',
  'setNoticeSettings',
  'addContactAddress',
  'addPushSubscription',
  'getKeptForm',
  'keepForm',
  'discardForm',
  'listViews',
  'saveView',
  'listDutyRules',
  'getDutyScore',
  'proposeDutyRecord',
  'objectToDutyScore',
];

let house: LivedInHouse;
beforeAll(async () => {
  house = await openLivedInHouse();
});
afterAll(() => house?.close());

/** Everything a step could leave behind. */
async function traces() {
  const { rows } = await sql<Record<string, unknown>>`select version, state,
    (select count(*) from history) as history, (select count(*) from grants) as grants,
    (select count(*) from grants where until_at is null) as standing, (select count(*) from accounts) as accounts,
    (select count(*) from integrator_tokens) as tokens, (select count(*) from rule_versions) as rules
    from proposals where id = ${house.ids.proposalId}`.execute(house.database.db);
  return rows[0]!;
}

describe('the lived-in house', () => {
  it('has a proposal whose reply waits for its rating', async () => {
    expect(await traces()).toMatchObject({ state: 'rating' });
  });
});

describe('a member who has no part in a confidential proposal', () => {
  const closed = ofAssembly.filter((operation) => !forMembers.includes(operation.operationId));
  it.each(named(closed))('is refused by %s', async (_, operation) => {
    const before = await traces();
    const answer = await house.call({ ...house.requestOf(operation), as: 'member4' });
    expect([403, 404], answer.body).toContain(answer.statusCode);
    if (operation.path.includes(':proposalId')) expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(await traces()).toEqual(before);
  });
  it.each(named(ofAssembly.filter((operation) => forMembers.includes(operation.operationId))))(
    'learns nothing of it from %s',
    async (_, operation) => {
      const answer = await house.call({ ...house.requestOf(operation), as: 'member4' });
      expect(answer.statusCode, answer.body).toBeLessThan(500);
      expect(answer.body).not.toContain('老旧小区适老化');
    },
  );
  it('does not find it by its words, its likeness or its id', async () => {
    const { subject, situation } = sampleContent();
    const id = house.ids.proposalId!;
    const exampleOf = (as: string) => [
      house.call({ as, path: `/proposals?words=${encodeURIComponent(subject)}` }),
      house.call({ as, path: `/search?words=${encodeURIComponent(subject)}` }),
      house.call({ as, method: 'POST', path: '/similar', body: { title: subject, text: situation } }),
    ];
    for (const answer of await Promise.all(exampleOf('member4'))) expect(answer.body).not.toContain(id);
    for (const answer of await Promise.all(exampleOf('clerk'))) expect(answer.body).toContain(id);
    const compared = await house.call({ as: 'member4', path: `/proposals/compare?leftId=${id}&rightId=${id}` });
    expect(compared.statusCode).toBe(404);
  });
});

describe('people who administer accounts and see no proposals', () => {
  const ofProposals = ofAssembly.filter((operation) => operation.path.includes(':proposalId'));
  it.each(named(ofProposals))('find none at %s', async (_, operation) => {
    for (const who of ['admin', 'receiver2', 'convenor']) {
      const answer = await house.call({ ...house.requestOf(operation), as: who });
      expect(`${who} ${answer.statusCode}`).toBe(`${who} 404`);
    }
  });
});

describe('people of another assembly with ids of real things', () => {
  it.each(named(ofAssembly))('get 404 from %s here', async (_, operation) => {
    const before = await traces();
    for (const who of ['elsewhere:clerk', 'elsewhere:receiver1']) {
      const answer = await house.call({ ...house.requestOf(operation), as: who });
      expect(`${who} ${answer.statusCode}`).toBe(`${who} 404`);
    }
    expect(await traces()).toEqual(before);
  });
  // A form is named by its own writer; the name leads to nobody else's.
  const withIds = ofAssembly.filter(
    (operation) => operation.path.includes(':') && operation.path !== '/files' && !operation.path.includes(':form'),
  );
  it.each(named(withIds))('reach nothing of here under their own address: %s', async (_, operation) => {
    const before = await traces();
    const { path, ...request } = house.requestOf(operation);
    const own = `/assemblies/${house.elsewhere.assembly.code}${path}`;
    for (const who of ['clerk', 'receiver1', 'security']) {
      const answer = await house.call({ ...request, as: `elsewhere:${who}`, root: true, path: own });
      expect([403, 404], `${who}: ${answer.body}`).toContain(answer.statusCode);
    }
    expect(await traces()).toEqual(before);
  });
  it('name people, units and bodies of here in vain', async () => {
    const own = `/assemblies/${house.elsewhere.assembly.code}/proposals`;
    const content = { kind: 'single', subject: '关于改善公交接驳的建议' };
    for (const body of [
      { ...content, suggestedUnitIds: [house.ids.unitId] },
      { ...content, kind: 'body', bodyIds: [house.here.party.id] },
      { ...content, attachmentIds: [house.ids.fileId] },
      { ...content, onBehalfOfMemberId: house.ids.memberId },
    ]) {
      const answer = await house.call({ as: 'elsewhere:clerk', method: 'POST', root: true, path: own, body });
      expect([403, 422], answer.body).toContain(answer.statusCode);
    }
  });
});

describe('an integrator’s token', () => {
  it.each(named(ofAssembly))('without the scope is refused by %s', async (_, operation) => {
    const scopes = operation.scope === 'members:read' ? (['proposals:read'] as const) : (['members:read'] as const);
    const headers = await tokenHeaders(house.database.db, {
      accountId: house.here.accounts.clerk!,
      assemblyId: house.here.assembly.id,
      scopes,
      now: house.clock.now(),
    });
    const answer = await house.call({ ...house.requestOf(operation), headers });
    expect(answer.statusCode, answer.body).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'scope_missing' });
  });
  it('of this assembly is nobody in another', async () => {
    const headers = await tokenHeaders(house.database.db, {
      accountId: house.here.accounts.clerk!,
      assemblyId: house.here.assembly.id,
      scopes: ['proposals:read'],
      now: house.clock.now(),
    });
    const path = `/assemblies/${house.elsewhere.assembly.code}/proposals`;
    const there = await house.call({ root: true, path, headers });
    expect([401, 404]).toContain(there.statusCode);
    expect((await house.call({ path: '/proposals', headers })).statusCode).toBe(200);
  });
});
