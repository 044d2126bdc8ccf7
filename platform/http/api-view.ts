/** The published description of the API, put as people read it: groups of operations, fields in lines, refusals with sentences. */

import type { Locale, Translate } from '../i18n/translate.ts';
import type { Module } from './module.ts';
import type { Operation } from './operation.ts';

interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  description?: string;
  default?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

interface Item {
  operationId: string;
  parameters?: Array<{ name: string; in: string; required?: boolean; description?: string; schema?: Schema }>;
  requestBody?: { content: Record<string, { schema?: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

export interface ApiDocument {
  paths?: Record<string, Record<string, Item>>;
  components?: { schemas?: Record<string, Schema> };
}

/** One field of a body or an answer, or one parameter. */
export interface ApiField {
  /** As `evidence[].title`. */
  name: string;
  /** Key of the words for its kind, as `text`. */
  kind: string;
  /** Values, lengths and limits, as `2–60`. */
  bounds: string;
  required: boolean;
  /** What the schema says of it, in English. */
  description: string;
  /** Where a parameter stands: `path`, `query`, `header`; empty for fields. */
  place: string;
}

export interface ApiLine {
  operationId: string;
  method: string;
  path: string;
  sentence: string;
  access: 'public' | 'signed_in';
}

export interface ApiGroup {
  tag: string;
  operations: ApiLine[];
}

export interface ApiOperation extends ApiLine {
  tag: string;
  scope: string | null;
  parameters: ApiField[];
  /** Media type of the body; null: none. */
  bodyType: string | null;
  body: ApiField[];
  answerType: string;
  answer: ApiField[];
  refusals: Array<{ status: number; codes: Array<{ code: string; sentence: string }> }>;
}

const DEEPEST = 6;

function range(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return to === undefined ? '' : `≤ ${to}`;
  if (to === undefined) return `≥ ${from}`;
  return from === to ? `${from}` : `${from}–${to}`;
}
/** Greatest integer JSON can carry; as a limit it says nothing. */
const said = (limit: number | undefined) => (limit === undefined || Math.abs(limit) >= 2 ** 53 - 1 ? undefined : limit);

/** A choice between something and null is that something, not required to be there. */
function plain(schema: Schema, document: ApiDocument): Schema {
  const { $ref, anyOf, oneOf, allOf } = schema;
  if ($ref) return document.components?.schemas?.[$ref.split('/').at(-1)!] ?? {};
  const choices = (anyOf ?? oneOf)?.filter((choice) => choice.type !== 'null');
  if (choices?.length === 1) return { ...plain(choices[0]!, document), description: schema.description };
  if (allOf?.length === 1 && !schema.properties) return plain(allOf[0]!, document);
  return schema;
}

const formats: Record<string, string> = {
  date: 'date',
  'date-time': 'instant',
  uuid: 'id',
  binary: 'bytes',
  uri: 'address',
};

function kindOf(schema: Schema): string {
  if (schema.enum || schema.const !== undefined) return 'choice';
  if (schema.anyOf || schema.oneOf) return 'either';
  const type = Array.isArray(schema.type) ? schema.type.find((each) => each !== 'null') : schema.type;
  if (type === 'string') return formats[schema.format ?? ''] ?? 'text';
  return type ?? 'anything';
}

function boundsOf(schema: Schema): string {
  if (schema.enum) return schema.enum.filter((value) => value !== null).join(' · ');
  if (schema.const !== undefined) return String(schema.const);
  const limits =
    range(schema.minLength, schema.maxLength) ||
    range(said(schema.minimum), said(schema.maximum)) ||
    range(schema.minItems, schema.maxItems);
  const otherwise = schema.default === undefined ? '' : `= ${JSON.stringify(schema.default)}`;
  return [limits, otherwise].filter(Boolean).join(' ');
}

/** Lines of a schema, outer fields before inner ones. */
function fieldsOf(schema: Schema | undefined, document: ApiDocument, under = '', depth = 0): ApiField[] {
  if (!schema || depth > DEEPEST) return [];
  const here = plain(schema, document);
  if (here.items) return fieldsOf(here.items, document, `${under}[]`, depth + 1);
  const choices = here.anyOf ?? here.oneOf;
  if (choices) {
    const lines = choices.flatMap((choice) => fieldsOf(choice, document, under, depth + 1));
    return [...new Map(lines.map((line) => [`${line.name} ${line.bounds}`, line])).values()];
  }
  return Object.entries(here.properties ?? {}).flatMap(([key, value]) => {
    const name = under ? `${under}.${key}` : key;
    const field = plain(value, document);
    const line: ApiField = {
      name,
      kind: kindOf(field),
      bounds: boundsOf(field),
      required: here.required?.includes(key) ?? false,
      description: value.description ?? field.description ?? '',
      place: '',
    };
    return [line, ...fieldsOf(field, document, name, depth + 1)];
  });
}

function firstOf(content: Record<string, { schema?: Schema }> | undefined): [string | null, Schema | undefined] {
  const [entry] = Object.entries(content ?? {});
  return entry ? [entry[0], entry[1].schema] : [null, undefined];
}

/** A sentence with its facts left open. */
function sentenceOf(code: string, t: Translate): string {
  return t(`errors.${code}`, { interpolation: { prefix: '\u0000', suffix: '\u0000' } }).replace(/\{\{\w+\}\}/g, '…');
}

interface Known {
  operation: Operation;
  module: Module;
}

function lineOf(path: string, method: string, { operation, module }: Known, locale: Locale): ApiLine {
  const { operationId, access } = operation;
  const sentence = locale === 'zh-CN' ? (module.summaries?.[operationId] ?? operation.summary) : operation.summary;
  return { operationId, method: method.toUpperCase(), path, sentence, access };
}

function knownOf(modules: readonly Module[]): Map<string, Known> {
  return new Map(
    modules.flatMap((module) =>
      module.operations.map((operation) => [operation.operationId, { operation, module }] as const),
    ),
  );
}

function* itemsOf(document: ApiDocument): Generator<[path: string, method: string, item: Item]> {
  for (const [path, methods] of Object.entries(document.paths ?? {}))
    for (const [method, item] of Object.entries(methods)) yield [path, method, item];
}

/** @param words only operations that have all of them in address, name or sentence */
export function apiGroups(
  document: ApiDocument,
  modules: readonly Module[],
  locale: Locale,
  words: string,
): ApiGroup[] {
  const known = knownOf(modules);
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, ApiLine[]>();
  for (const [path, method, item] of itemsOf(document)) {
    const found = known.get(item.operationId);
    if (!found) continue;
    const line = lineOf(path, method, found, locale);
    const text = [line.operationId, line.method, line.path, line.sentence, found.operation.summary]
      .join(' ')
      .toLowerCase();
    if (!wanted.every((word) => text.includes(word))) continue;
    groups.set(found.operation.tag, [...(groups.get(found.operation.tag) ?? []), line]);
  }
  return [...groups].map(([tag, operations]) => ({ tag, operations }));
}

/** @returns undefined when there is no such operation */
export function apiOperation(
  document: ApiDocument,
  modules: readonly Module[],
  locale: Locale,
  t: Translate,
  operationId: string,
): ApiOperation | undefined {
  const found = knownOf(modules).get(operationId);
  const entry = [...itemsOf(document)].find(([, , item]) => item.operationId === operationId);
  if (!found || !entry) return undefined;
  const [path, method, item] = entry;
  const [bodyType, body] = firstOf(item.requestBody?.content);
  const [answerType, answer] = firstOf(item.responses['200']?.content);
  const parameters = (item.parameters ?? []).map((part): ApiField => {
    const schema = plain(part.schema ?? {}, document);
    return {
      name: part.name,
      kind: kindOf(schema),
      bounds: boundsOf(schema),
      required: part.required ?? false,
      description: part.description ?? schema.description ?? '',
      place: part.in,
    };
  });
  const refusals = Object.entries(item.responses)
    .filter(([status]) => status !== '200')
    .map(([status, response]) => {
      const { schema } = response.content!['application/problem+json']!;
      const codes = (schema!.properties!.code!.enum ?? []) as string[];
      return { status: Number(status), codes: codes.map((code) => ({ code, sentence: sentenceOf(code, t) })) };
    });
  return {
    ...lineOf(path, method, found, locale),
    tag: found.operation.tag,
    scope: found.operation.scope ?? null,
    parameters,
    bodyType,
    body: fieldsOf(body, document),
    answerType: answerType ?? 'application/json',
    answer: fieldsOf(answer, document),
    refusals,
  };
}
