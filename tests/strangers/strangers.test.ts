/** Nobody and strangers at every route there is: 401 without an account, 404 for people of another assembly, never more. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../app/modules.ts';
import { publishRuleVersion } from '../../modules/assemblies/index.ts';
import { openTestHouse, type TestHouse } from '../../modules/members/testing-house.ts';
import { presets } from '../../modules/proposals/rules.ts';
import { sampleContent } from '../../modules/proposals/testing.ts';
import { system } from '../../platform/http/context.ts';
import type { Operation } from '../../platform/http/operation.ts';
import { sampleOf } from './sample.ts';

const operations: Operation[] = modules.flatMap((module) => [...module.operations]);
const guarded = operations.filter((operation) => operation.access === 'signed_in');
const ofAssembly = guarded.filter((operation) => !operation.root);
const publicOnes = [
  'askSuggestionCode',
  'askToFollow',
  'confirmFollowing',
  'confirmSuggestionCode',
  'correctMySuggestion',
  'deleteMyData',
  'exportFollowing',
  'exportMySuggestion',
  'findSimilarPublic',
  'followByPush',
  'followMySuggestion',
  'getAssembly',
  'getFigures',
  'getFollowing',
  'getMe',
  'getMySuggestion',
  'getPublicActivity',
  'getPublicProposal',
  'getPublicSuggestion',
  'getSuggestionFigures',
  'joinSuggestion',
  'leaveSuggestion',
  'listAssemblies',
  'listBodies',
  'listDemoAccounts',
  'listMembersPublic',
  'listPublicActivities',
  'listPublicSuggestions',
  'listSessions',
  'listUnits',
  'moderationLog',
  'mySuggestionPhoto',
  'objectToDecision',
  'openData',
  'publicActivityPaper',
  'publicDocument',
  'publicSuggestionPhoto',
  'rateMySuggestion',
  'registerOptions',
  'resetPassword',
  'searchPublic',
  'searchRegister',
  'sendSuggestion',
  'signIn',
  'signInAsDemo',
  'signOut',
  'stopFollowing',
  'suggestionMap',
  'suggestionOptions',
  'updateDisplaySettings',
  'uploadSuggestionPhoto',
  'withdrawMySuggestion',
];

let house: TestHouse;
let proposalId: string;
const somewhere = '00000000-0000-7000-8000-000000000000';

beforeAll(async () => {
  house = await openTestHouse({ modules });
  for (const place of [house.here, house.elsewhere]) {
    await publishRuleVersion(
      { db: house.database.db, actor: system, assembly: place.assembly, clock: house.clock },
      { subject: 'proposals', name: '测试规则', appliesFrom: new Date('2020-01-01'), content: presets.national },
    );
  }
  const made = await house.call({ as: 'member1', method: 'POST', path: '/proposals', body: sampleContent() });
  expect(made.statusCode).toBe(200);
  proposalId = made.json<{ proposalId: string }>().proposalId;
  const submitted = await house.call({
    as: 'member1',
    method: 'POST',
    path: `/proposals/${proposalId}/submit`,
    body: {},
  });
  expect(submitted.statusCode).toBe(200);
});
afterAll(() => house?.close());

const idFor = (name: string) => (name === 'proposalId' || name.endsWith('Id') === false ? proposalId : somewhere);

/** The operation's address with real ids where there are some, and a body its schema takes. */
function requestOf(operation: Operation) {
  const known: Record<string, string> = { proposalId, matterId: proposalId, kind: 'proposal' };
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => known[name] ?? somewhere);
  const query = operation.query ? (sampleOf(operation.query, idFor) as Record<string, string>) : {};
  const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
  return {
    method: operation.method,
    path: `${path}${search.size > 0 ? `?${search}` : ''}`,
    root: operation.root === true,
    ...(operation.body ? { body: sampleOf(operation.body, idFor) } : {}),
  };
}

describe('somebody without an account', () => {
  it('reads what is public by name, and nothing else', () => {
    const open = operations
      .filter((operation) => operation.access === 'public')
      .map((operation) => operation.operationId);
    expect(open.sort()).toEqual(publicOnes);
  });
  it.each(guarded.map((operation) => [operation.operationId, operation] as const))(
    'gets 401 from %s',
    async (_, operation) => {
      const answer = await house.call(requestOf(operation));
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toMatchObject({ status: 401, code: expect.any(String), title: expect.any(String) });
    },
  );
});

describe('people of another assembly', () => {
  it.each(ofAssembly.map((operation) => [operation.operationId, operation] as const))(
    'get 404 from %s here',
    async (_, operation) => {
      for (const who of ['elsewhere:member1', 'elsewhere:clerk', 'elsewhere:admin']) {
        const answer = await house.call({ ...requestOf(operation), as: who });
        expect(`${who} ${answer.statusCode}`).toBe(`${who} 404`);
      }
    },
  );
  const byProposal = ofAssembly.filter((operation) => operation.path.includes(':proposalId'));
  it.each(byProposal.map((operation) => [operation.operationId, operation] as const))(
    'find no proposal of here under their own address: %s',
    async (_, operation) => {
      const { path, ...request } = requestOf(operation);
      for (const who of ['elsewhere:member1', 'elsewhere:clerk', 'elsewhere:reviewer1']) {
        const answer = await house.call({
          ...request,
          as: who,
          root: true,
          path: `/assemblies/${house.elsewhere.assembly.code}${path}`,
        });
        expect(`${who} ${answer.statusCode}`).toBe(`${who} 404`);
      }
    },
  );
});

describe('wrong input', () => {
  const withIds = ofAssembly.filter((operation) => operation.path.includes(':'));
  it.each(withIds.map((operation) => [operation.operationId, operation] as const))(
    'gets a clear refusal for an id that is none: %s',
    async (_, operation) => {
      const answer = await house.call({
        ...requestOf(operation),
        as: 'clerk',
        path: operation.path.replace(/:\w+/g, "1'; drop table proposals --"),
      });
      expect([400, 403, 404, 422]).toContain(answer.statusCode);
    },
  );
  const withBody = ofAssembly.filter((operation) => operation.body);
  it.each(withBody.map((operation) => [operation.operationId, operation] as const))(
    'gets a clear refusal for a body of another kind: %s',
    async (_, operation) => {
      for (const body of [[], { '\u0000': 1 }, { proposalId: { deep: [1] }, units: 'x', items: 7, reason: 5 }]) {
        const answer = await house.call({ ...requestOf(operation), as: 'clerk', body });
        expect(answer.statusCode, JSON.stringify(answer.json())).toBeLessThan(500);
        expect(answer.headers['content-type']).toMatch(/json/);
      }
    },
  );
  it('says what is wrong in the reader’s language', async () => {
    const ask = (language: string) =>
      house.call({
        as: 'clerk',
        method: 'POST',
        path: `/proposals/${proposalId}/return`,
        body: {},
        headers: { 'accept-language': language },
      });
    const chinese = (await ask('zh-CN')).json();
    const english = (await ask('en')).json();
    expect(chinese).toMatchObject({
      status: 422,
      code: 'invalid',
      issues: [{ path: 'body.reason', code: 'required' }],
    });
    expect(chinese.title).toMatch(/[一-鿿]/);
    expect(english.title).toMatch(/^[\x20-\x7e’“”–]+$/);
    expect(english.issues[0].message).not.toBe(chinese.issues[0].message);
  });
});
