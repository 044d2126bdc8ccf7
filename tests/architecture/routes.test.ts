/** Contracts, operations, tests and the published description agree. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { modules } from '../../app/modules.ts';
import { accountEndpoints } from '../../modules/accounts/contract.ts';
import { assemblyEndpoints } from '../../modules/assemblies/contract.ts';
import { memberEndpoints } from '../../modules/members/contract.ts';
import { openTestHouse, type TestHouse } from '../../modules/members/testing-house.ts';
import { noticeEndpoints } from '../../modules/notices/contract.ts';
import { proposalEndpoints } from '../../modules/proposals/contract.ts';
import { defineQuery } from '../../platform/http/operation.ts';
import { files, read } from './files.ts';

const operations = modules.flatMap((module) => [...module.operations]);
const endpoints = {
  ...accountEndpoints,
  ...assemblyEndpoints,
  ...memberEndpoints,
  ...noticeEndpoints,
  ...proposalEndpoints,
};

describe('operations', () => {
  it('answer every endpoint of the contracts, each once', () => {
    const names = operations.map((operation) => operation.operationId);
    expect(Object.keys(endpoints).filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
  it('are each named in a test', () => {
    const tests =
      files('{modules,tests,platform,app}/**/*.test.ts').map(read).join('\n') + read('modules/proposals/testing.ts');
    const commands = operations
      .filter((operation) => operation.kind === 'command')
      .map((operation) => operation.operationId);
    expect(commands.filter((name) => !new RegExp(`\\b${name}\\b`).test(tests))).toEqual([]);
  });
});

describe('lists taken away', () => {
  const exports = operations.filter((operation) => /^export/.test(operation.operationId));
  it('are each kept in the audit trail', () => {
    expect(exports.length).toBeGreaterThan(3);
    expect(exports.filter((operation) => operation.audited !== 'data.exported')).toEqual([]);
  });
  it('leave who took them and what was asked for', async () => {
    const takeAway = defineQuery({
      operationId: 'takeAway',
      summary: 'A list',
      tag: 'lists',
      method: 'GET',
      path: '/lists',
      access: 'public',
      audited: 'data.exported',
      query: z.object({ state: z.string() }),
      response: z.object({ rows: z.array(z.string()) }),
      handle: async () => ({ rows: [] }),
    });
    const lists = { name: 'lists', operations: [takeAway], locales: { 'zh-CN': {}, en: {} }, tables: [] };
    const traced = await openTestHouse({ modules: [...modules, lists] });
    for (const who of [{}, { as: 'clerk' }]) {
      expect((await traced.call({ ...who, path: '/lists?state=filed' })).statusCode).toBe(200);
    }
    const { entries } = (await traced.call({ as: 'auditor', path: '/audit-entries?action=data.exported' })).json();
    expect(entries).toMatchObject([
      {
        accountId: traced.here.accounts.clerk,
        subject: 'operation/takeAway',
        details: { asked: { state: 'filed' } },
      },
    ]);
    await traced.close();
  });
});

interface OpenApi {
  openapi: string;
  paths: Record<
    string,
    Record<string, { operationId?: string; summary?: string; responses?: Record<string, unknown>; tags?: string[] }>
  >;
}

describe('the published description', () => {
  let house: TestHouse;
  let document: OpenApi;
  beforeAll(async () => {
    house = await openTestHouse({ modules });
    document = (await house.server.app.inject('/api/v1/openapi.json')).json();
  });
  afterAll(() => house?.close());
  it('is OpenAPI 3.1 and names every operation with a sentence, a tag and an answer', () => {
    expect(document.openapi).toMatch(/^3\.1/);
    const described = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(described.map((item) => item.operationId).sort()).toEqual(operations.map((item) => item.operationId).sort());
    const poor = described.filter(
      (item) => !item.summary || !item.tags?.length || Object.keys(item.responses ?? {}).length === 0,
    );
    expect(poor.map((item) => item.operationId)).toEqual([]);
  });
});
