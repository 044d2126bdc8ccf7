/** The published description says how every operation refuses: nothing is answered that it does not name. */
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../app/modules.ts';
import { tokenHeaders } from '../../modules/accounts/testing.ts';
import type { Operation } from '../../platform/http/operation.ts';
import { refusalsOf } from '../../platform/http/refusals.ts';
import { files, read } from '../architecture/files.ts';
import { type LivedInHouse, openLivedInHouse } from '../strangers/lived-in.ts';

const operations = modules.flatMap((module) => [...module.operations]);
const named = operations.map((operation) => [operation.operationId, operation] as const);

interface Item {
  operationId: string;
  parameters?: Array<{ name: string; in: string }>;
  requestBody?: { content: Record<string, unknown> };
  responses: Record<
    string,
    {
      headers?: Record<string, unknown>;
      content?: Record<
        string,
        { schema: { $ref?: string; allOf?: Array<{ $ref: string }>; properties?: { code: { enum: string[] } } } }
      >;
    }
  >;
}

let house: LivedInHouse;
let described: Map<string, Item>;
let problem: { required: string[]; properties: Record<string, unknown> };
beforeAll(async () => {
  house = await openLivedInHouse();
  const document = (await house.server.app.inject('/api/v1/openapi.json')).json();
  problem = document.components.schemas.Problem;
  const items = Object.values(document.paths).flatMap((methods) => Object.values(methods as Record<string, Item>));
  described = new Map(items.map((item) => [item.operationId, item]));
});
afterAll(() => house?.close());

/** @returns what the description does not know of this answer */
function undescribed(operation: Operation, answer: LightMyRequestResponse): string | undefined {
  const { statusCode } = answer;
  const said = described.get(operation.operationId)!.responses[statusCode];
  if (!said) return `status ${statusCode}: ${answer.body.slice(0, 200)}`;
  if (statusCode === 200) return undefined;
  const { code } = answer.json<{ code: string }>();
  const codes = said.content!['application/problem+json']!.schema.properties!.code.enum;
  const missing = problem.required.filter((part) => !(part in answer.json()));
  if (missing.length > 0) return `${statusCode} without ${missing.join()}`;
  return codes.includes(code) ? undefined : `${statusCode} ${code}`;
}

/** Requests as they should be, and as they should not: other bodies, queries, types, ids, secrets. */
async function* asked(operation: Operation): AsyncGenerator<LightMyRequestResponse> {
  const request = house.requestOf(operation);
  for (const as of [undefined, 'member1', 'member4', 'clerk', 'handler1', 'reviewer1', 'security', 'elsewhere:clerk']) {
    yield house.call({ ...request, ...(as ? { as } : {}) });
  }
  const tokens = await tokenHeaders(house.database.db, {
    accountId: house.here.accounts.clerk!,
    assemblyId: house.here.assembly.id,
    scopes: ['members:read'],
    now: house.clock.now(),
  });
  yield house.call({ ...request, headers: tokens });
  yield house.call({ ...request, headers: { authorization: 'Bearer nobody' } });
  const clerk = { ...request, as: 'clerk' };
  yield house.call({ ...clerk, path: request.path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'no-id') });
  yield house.call({
    ...clerk,
    path: `${request.path}${request.path.includes('?') ? '&' : '?'}page=0&size=x&words=%00`,
  });
  if (operation.method === 'GET') return;
  const bodies = [undefined, {}, [], { '\u0000': 1 }, { subject: 5, units: 'x', items: 7, reason: 'a\u0000b' }];
  for (const body of bodies) yield house.call({ ...clerk, body });
  yield house.call({ ...clerk, body: '{"half', headers: { 'content-type': 'application/json' } });
  yield house.call({ ...clerk, body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  yield house.call({ ...clerk, body: `"${'x'.repeat(5_000_000)}"`, headers: { 'content-type': 'application/json' } });
  yield house.call({ ...clerk, headers: { origin: 'https://evil.example' } });
  if (operation.kind !== 'command') return;
  yield house.call({ ...clerk, headers: { 'idempotency-key': 'one' } });
  yield house.call({ ...clerk, body: { other: 1 }, headers: { 'idempotency-key': 'one' } });
}

describe('every answer is described', () => {
  it.each(named)('of %s', async (_, operation) => {
    const strange: string[] = [];
    for await (const answer of asked(operation)) {
      const found = undescribed(operation, answer);
      if (found) strange.push(found);
    }
    expect(strange).toEqual([]);
  });
});

describe('the description', () => {
  it('names for every operation what any request can meet, with the shape of a refusal', () => {
    for (const [name, item] of described) {
      for (const status of ['400', '401', '405', '422', '429', '500', '503']) {
        const said = item.responses[status];
        expect(`${name} ${status} ${said?.content?.['application/problem+json']?.schema.allOf?.[0]?.$ref}`).toBe(
          `${name} ${status} #/components/schemas/Problem`,
        );
      }
      expect(Object.keys(item.responses['405']!.headers!)).toEqual(['Allow']);
      expect(Object.keys(item.responses['503']!.headers!)).toEqual(['Retry-After']);
    }
  });
  it('says what an upload carries and where a key may be sent', () => {
    expect(Object.keys(described.get('uploadFile')!.requestBody!.content)).toEqual(['multipart/form-data']);
    for (const operation of operations) {
      const has = described.get(operation.operationId)!.parameters?.some((part) => part.name === 'Idempotency-Key');
      expect(`${operation.operationId} ${has ?? false}`).toBe(
        `${operation.operationId} ${operation.kind === 'command' && operation.access !== 'public' && !operation.keyless}`,
      );
    }
  });
});

describe('a code that is thrown', () => {
  it.each(modules.map((module) => [module.name, module] as const))('in %s is described', (_, module) => {
    // A module may refuse on behalf of another that calls it.
    const known = new Set(
      modules.flatMap(({ operations, refusals }) =>
        operations.flatMap((operation) =>
          [...refusalsOf(operation, refusals?.[operation.operationId])].flatMap(([status, codes]) =>
            codes.map((code) => `${status} ${code}`),
          ),
        ),
      ),
    );
    const statuses: Record<string, number> = { conflict: 409, forbidden: 403 };
    const lost = new Set<string>();
    for (const path of files(`modules/${module.name}/**/*.ts`).filter((file) => !/test|testing|\/web\//.test(file))) {
      const code = read(path);
      for (const [, kind, name] of code.matchAll(/\b(conflict|forbidden)\(\s*'([a-z_]+)'/g))
        lost.add(`${statuses[kind!]} ${name}`);
      for (const [, status, name] of code.matchAll(/new Problem\(\s*(\d{3}),\s*'([a-z_]+)'/g))
        lost.add(`${status} ${name}`);
    }
    expect([...lost].filter((code) => !known.has(code))).toEqual([]);
  });
  it('is named by an operation that is there, and so is its sentence', () => {
    const strange = modules.flatMap((module) => {
      const own = new Set(module.operations.map((operation) => operation.operationId));
      return Object.keys({ ...module.refusals, ...module.summaries }).filter((name) => !own.has(name));
    });
    expect(strange).toEqual([]);
    const silent = modules.flatMap((module) =>
      module.operations.filter((operation) => !module.summaries?.[operation.operationId]),
    );
    expect(silent.map((operation) => operation.operationId)).toEqual([]);
  });
});
