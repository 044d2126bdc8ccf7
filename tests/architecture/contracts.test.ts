/** Contracts and operations name each other, both ways; the published description is one that tools can read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { modules } from '../../app/modules.ts';
import { openTestHouse, type TestHouse } from '../../modules/members/testing-house.ts';
import type { Endpoint } from '../../platform/http/endpoint.ts';
import { files, read } from './files.ts';

const operations = modules.flatMap((module) => [...module.operations]);
const endpoints = new Map<string, Endpoint>();
for (const path of files('{modules,platform}/*/contract.ts')) {
  const contract = (await import(/* @vite-ignore */ `../../${path}`)) as Record<string, unknown>;
  for (const [name, value] of Object.entries(contract)) {
    if (name.endsWith('Endpoints')) for (const entry of Object.entries(value as object)) endpoints.set(...entry);
    else if (name.endsWith('Endpoint')) endpoints.set(name.slice(0, -'Endpoint'.length), value as Endpoint);
  }
}

describe('contracts', () => {
  it('name every operation and nothing else', () => {
    expect([...endpoints.keys()].sort()).toEqual(operations.map((operation) => operation.operationId).sort());
  });
  it('are what the operations answer to', () => {
    const strange = operations.filter((operation) => {
      const endpoint = endpoints.get(operation.operationId);
      const { method, path, root, body, query, params, response } = operation;
      return (
        endpoint?.method !== method ||
        endpoint.path !== path ||
        (endpoint.root ?? false) !== (root ?? false) ||
        endpoint.response !== response ||
        [endpoint.body, endpoint.query, endpoint.params].some((part, at) => part !== [body, query, params][at])
      );
    });
    expect(strange.map((operation) => operation.operationId)).toEqual([]);
  });
  it('give every part of a path a schema that refuses what is no id', () => {
    const loose = operations.flatMap((operation) =>
      [...operation.path.matchAll(/:(\w+)/g)]
        .filter(([, name]) => {
          const shape = operation.params instanceof z.ZodObject ? operation.params.shape : {};
          const part = shape[name!] as z.ZodType | undefined;
          return !part || part.safeParse("1' or 1=1").success;
        })
        .map(([, name]) => `${operation.operationId}: ${name}`),
    );
    expect(loose).toEqual([]);
  });
  it('bound every text and list a body can carry', () => {
    const endless: string[] = [];
    const look = (at: string, shape: unknown): void => {
      if (typeof shape !== 'object' || shape === null) return;
      const node = shape as Record<string, unknown>;
      const closed = 'const' in node || node.enum || node.format || node.pattern || node.maxLength !== undefined;
      if (node.type === 'string' && !closed) endless.push(at);
      if (node.type === 'array' && node.maxItems === undefined && node.prefixItems === undefined) endless.push(at);
      for (const [name, value] of Object.entries(node)) look(`${at}.${name}`, value);
    };
    for (const [name, { body }] of endpoints) {
      if (body) look(name, z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }));
    }
    expect(endless).toEqual([]);
  });
  it('keep reads free of consequences and writes away from GET', () => {
    const strange = operations.filter((operation) => operation.kind === 'command' && operation.method === 'GET');
    expect(strange.map((operation) => operation.operationId)).toEqual([]);
  });
});

describe('use cases', () => {
  it('are all listed by their module', () => {
    const listed = new Set(operations.map((operation) => operation.operationId));
    const lost: string[] = [];
    for (const path of files('modules/*/{commands,queries}/**/*.ts').filter((file) => !file.endsWith('.test.ts'))) {
      const names = [
        ...read(path).matchAll(/= (?:command|query)\(\s*'(\w+)'/g),
        ...read(path).matchAll(/operationId: '(\w+)'/g),
      ];
      for (const [, name] of names) if (!listed.has(name!)) lost.push(`${path}: ${name}`);
    }
    expect(lost).toEqual([]);
  });
});

interface Described {
  operationId: string;
  summary?: string;
  parameters?: Array<{ name: string; in: string; required?: boolean; schema?: unknown }>;
  requestBody?: { content: Record<string, { schema?: unknown }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema?: unknown }> }>;
  security?: Array<Record<string, string[]>>;
}

interface Description {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Described>>;
  components?: Record<string, Record<string, unknown>>;
}

describe('the published description', () => {
  let house: TestHouse;
  let document: Description;
  let described: Array<[path: string, method: string, item: Described]>;
  beforeAll(async () => {
    house = await openTestHouse({ modules });
    document = (await house.server.app.inject('/api/v1/openapi.json')).json();
    described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, item]) => [path, method, item] as [string, string, Described]),
    );
  });
  afterAll(() => house?.close());

  it('has a title, a version and no operation twice', () => {
    expect(document.info.title).toMatch(/\S/);
    expect(document.info.version).toMatch(/\S/);
    const ids = described.map(([, , item]) => item.operationId);
    expect(ids.length).toBe(new Set(ids).size);
  });
  it('declares every part of a path, and only those', () => {
    const wrong = described.filter(([path, , item]) => {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
      const declared = (item.parameters ?? []).filter((part) => part.in === 'path');
      return (
        declared.some((part) => part.required !== true || part.schema === undefined) ||
        declared
          .map((part) => part.name)
          .sort()
          .join() !== inPath.join()
      );
    });
    expect(wrong.map(([, , item]) => item.operationId)).toEqual([]);
  });
  it('says how each answers, with a schema unless it is a file', () => {
    const byName = new Map(operations.map((operation) => [operation.operationId, operation]));
    const silent = described.filter(([, , item]) => {
      const answer = item.responses['200'];
      if (!answer?.description) return true;
      return byName.get(item.operationId)?.response !== 'file' && !answer.content?.['application/json']?.schema;
    });
    expect(silent.map(([, , item]) => item.operationId)).toEqual([]);
  });
  it('says who may ask, and with which scope', () => {
    const byName = new Map(operations.map((operation) => [operation.operationId, operation]));
    for (const [, , item] of described) {
      const { access, scope } = byName.get(item.operationId)!;
      const expected = access === 'public' ? [] : [{ session: [] }, { token: scope ? [scope] : [] }];
      expect([item.operationId, item.security]).toEqual([item.operationId, expected]);
    }
  });
  it('refers only to what is in it', () => {
    const text = JSON.stringify(document);
    const broken = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)]
      .map((match) => match[1]!)
      .filter((pointer) => {
        let node: unknown = document;
        for (const step of pointer.split('/')) node = (node as Record<string, unknown> | undefined)?.[step];
        return node === undefined;
      });
    expect(broken).toEqual([]);
  });
});
