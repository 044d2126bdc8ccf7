/** Contracts, operations, tests and the published description agree. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../app/modules.ts';
import { accountEndpoints } from '../../modules/accounts/contract.ts';
import { assemblyEndpoints } from '../../modules/assemblies/contract.ts';
import { memberEndpoints } from '../../modules/members/contract.ts';
import { openTestHouse, type TestHouse } from '../../modules/members/testing-house.ts';
import { noticeEndpoints } from '../../modules/notices/contract.ts';
import { proposalEndpoints } from '../../modules/proposals/contract.ts';
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
