/** What every refusal looks like: problem+json with a stable code, a sentence in the reader's language, nothing of the inside. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../app/modules.ts';
import { sampleContent } from '../../modules/proposals/testing.ts';
import type { Operation } from '../../platform/http/operation.ts';
import { type LivedInHouse, openLivedInHouse } from './lived-in.ts';

const operations: Operation[] = modules.flatMap((module) => [...module.operations]);
let house: LivedInHouse;
beforeAll(async () => {
  house = await openLivedInHouse();
});
afterAll(() => house?.close());

interface Asked {
  as?: string;
  method?: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: unknown;
}

/** Asks in both languages. @returns the two answers' bodies */
async function refused(status: number, code: string, asked: () => Asked) {
  const said = [];
  for (const language of ['zh-CN,zh;q=0.9', 'en-GB,en;q=0.8']) {
    const answer = await house.call({ ...asked(), headers: { 'accept-language': language } });
    expect(answer.statusCode, answer.body).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const body = answer.json();
    expect(body).toMatchObject({ status, code, type: `urn:yitang:problem:${code}` });
    expect(body.requestId).toMatch(/\S/);
    expect(body.title).not.toMatch(/^errors\.|\{\{/);
    for (const issue of body.issues) expect(issue.message).not.toMatch(/^errors\.|\{\{/);
    expect(JSON.stringify(body)).not.toMatch(/select |insert |node_modules|\.ts:\d|stack/i);
    said.push(body);
  }
  const [chinese, english] = said;
  expect(chinese.title).toMatch(/[一-鿿]/);
  expect(english.title).not.toMatch(/[一-鿿]/);
  return { chinese, english };
}

const matter = () => `/proposals/${house.ids.proposalId}`;

describe('a refusal', () => {
  it('of somebody unknown is 401', () => refused(401, 'unauthenticated', () => ({ path: matter() })));
  it('of a stranger is 404', () => refused(404, 'not_found', () => ({ as: 'member4', path: matter() })));
  it('of what is not there is 404', () =>
    refused(404, 'not_found', () => ({ as: 'clerk', path: '/proposals/00000000-0000-7000-8000-000000000000' })));
  it('of an assembly that is not there is 404', async () => {
    const answer = await house.call({ as: 'clerk', root: true, path: '/assemblies/nowhere/proposals' });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'not_found' });
  });
  it('of somebody who may read and not do it is 403', () =>
    refused(403, 'not_your_part', () => ({ as: 'auditor', method: 'POST', path: `${matter()}/archive`, body: {} })));
  it('of a step whose time is not now is 409, with the state that stands', async () => {
    const { chinese } = await refused(409, 'wrong_state', () => ({
      as: 'clerk',
      method: 'POST',
      path: `${matter()}/archive`,
      body: {},
    }));
    expect(chinese.params).toMatchObject({ state: 'rating' });
  });
  it('of input is 422 and names the fields', async () => {
    const { chinese, english } = await refused(422, 'invalid', () => ({
      as: 'member1',
      method: 'POST',
      path: '/proposals',
      body: { ...sampleContent(), kind: 'secret', subject: '长'.repeat(401), evidence: 'none' },
    }));
    const paths = chinese.issues.map((issue: { path: string }) => issue.path).sort();
    expect(paths).toEqual(['body.evidence', 'body.kind', 'body.subject']);
    const subject = english.issues.find((issue: { path: string }) => issue.path === 'body.subject');
    expect(subject.message).toContain('400');
  });
  it('of a query is 422 and names it', async () => {
    const { english } = await refused(422, 'invalid', () => ({ as: 'clerk', path: '/proposals?page=0&size=9999' }));
    expect(english.issues.map((issue: { path: string }) => issue.path).sort()).toEqual(['query.page', 'query.size']);
  });
  it('of a body that is no JSON is 400', async () => {
    for (const [language, words] of [
      ['zh-CN', /[一-鿿]/],
      ['en', /^[^一-鿿]+$/],
    ] as const) {
      const answer = await house.call({
        as: 'member1',
        method: 'POST',
        path: '/proposals',
        body: '{"kind": "single", ',
        headers: { 'content-type': 'application/json', 'accept-language': language },
      });
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ code: 'malformed_json' });
      expect(answer.json().title).toMatch(words);
    }
  });
  it('of a body in another format is 415', async () => {
    const answer = await house.call({
      as: 'member1',
      method: 'POST',
      path: '/proposals',
      body: '<proposal/>',
      headers: { 'content-type': 'application/xml' },
    });
    expect(answer.statusCode).toBe(415);
    expect(answer.json()).toMatchObject({ code: 'media_type_refused' });
  });
});

describe('an answer', () => {
  it('to somebody who may is 200 with JSON of its schema', async () => {
    const answer = await house.call({ as: 'clerk', path: matter() });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(answer.json()).toMatchObject({ proposalId: house.ids.proposalId, state: 'rating' });
  });
  const reads = operations.filter((operation) => operation.kind === 'query' && !operation.root);
  it.each(reads.map((operation) => [operation.operationId, operation] as const))(
    'of %s is never a fault, whoever of the assembly asks',
    async (_, operation) => {
      for (const as of ['clerk', 'member1', 'handler1', 'security']) {
        const answer = await house.call({ ...house.requestOf(operation), as });
        expect([200, 403, 404, 409, 422], `${as}: ${answer.body.slice(0, 300)}`).toContain(answer.statusCode);
      }
    },
  );
});

describe('an address nobody serves', () => {
  it('below the API answers 404 in problem+json', async () => {
    const answer = await house.server.app.inject({
      url: '/api/v1/no-such-thing',
      headers: { 'accept-language': 'en' },
    });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toMatchObject({ status: 404, code: 'not_found' });
  });
  it('with a method it does not know is refused alike', async () => {
    const answer = await house.call({ as: 'clerk', method: 'DELETE', path: '/proposals/board' });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD');
    expect(answer.json()).toMatchObject({ status: 405, code: 'method_not_allowed' });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });
});
