/** The published description (OpenAPI 3.1): what the schemas do not say by themselves, above all how each operation refuses. */
import type { Module } from './module.ts';
import type { Operation } from './operation.ts';
import { refusalsOf } from './refusals.ts';

type Json = Record<string, unknown>;

interface Described extends Json {
  operationId?: string;
  parameters?: Json[];
  responses?: Record<string, Json>;
}

interface Description {
  paths?: Record<string, Record<string, Described>>;
  components?: { schemas?: Record<string, unknown>; [part: string]: unknown };
  [part: string]: unknown;
}

/** RFC 9457 with a stable code, as `platform/http/errors.ts` writes it. */
const problem = {
  type: 'object',
  description: 'A refusal (RFC 9457). The code is stable; the sentences are in the reader’s language.',
  required: ['type', 'title', 'status', 'code', 'issues', 'params', 'requestId'],
  properties: {
    type: { type: 'string', description: 'urn:yitang:problem:<code>' },
    title: { type: 'string', description: 'One sentence for people' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable name of the refusal' },
    issues: {
      type: 'array',
      description: 'The fields concerned',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'string', description: 'As body.subject or query.page' },
          code: { type: 'string' },
          params: { type: 'object', additionalProperties: true },
          message: { type: 'string', description: 'One sentence for people' },
        },
      },
    },
    params: { type: 'object', additionalProperties: true, description: 'Facts, as the state that stands in the way' },
    requestId: { type: 'string', description: 'The same as in the log' },
  },
};

const reasons: Record<number, string> = {
  400: 'Not readable',
  401: 'Sign in, or a token that is none',
  403: 'Not your part',
  404: 'Not there for you',
  405: 'Another method; `Allow` says which',
  409: 'The state of things does not allow it',
  413: 'Too large',
  414: 'The address is too long',
  415: 'Not the media type asked for',
  422: 'The input',
  429: 'Too many requests',
  500: 'A fault; nothing was changed',
  503: 'A part is away or restarting; what was not confirmed was not kept',
};

const seconds = { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } } };
const headersOf: Record<number, Json> = {
  405: { Allow: { description: 'Methods the path takes', schema: { type: 'string' } } },
  429: seconds,
  503: seconds,
};

function refusal(status: number, codes: string[]): Json {
  return {
    description: `${reasons[status]}: ${codes.join(', ')}`,
    ...(headersOf[status] ? { headers: headersOf[status] } : {}),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [{ $ref: '#/components/schemas/Problem' }],
          properties: { status: { const: status }, code: { enum: codes } },
        },
      },
    },
  };
}

const bytes = { type: 'string', format: 'binary' };

/** Whatever the file is: a JSON file is an array or an object, so no type can be named for all (OpenAPI 3.1, 4.8.14.3). */
const anyFile = { description: 'The bytes of the file' };

const keyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Any unique text: the same key and body again gives the first answer again',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

function complete(item: Described, operation: Operation, module: Module): void {
  const refusals = refusalsOf(operation, module.refusals?.[operation.operationId]);
  const answer = item.responses?.['200'] ?? {};
  answer.description = operation.response === 'file' ? 'A file' : 'Done';
  if (operation.response === 'file') answer.content = { '*/*': { schema: anyFile } };
  item.responses = {
    200: answer,
    ...Object.fromEntries([...refusals].map(([status, codes]) => [status, refusal(status, codes)])),
  };
  if (operation.kind === 'command' && operation.access !== 'public' && !operation.keyless) {
    item.parameters = [...(item.parameters ?? []), keyHeader];
  }
  if (operation.upload) {
    item.requestBody = {
      required: true,
      content: {
        'multipart/form-data': {
          schema: { type: 'object', required: ['file'], properties: { file: bytes } },
        },
      },
    };
  }
}

/** @returns the description with refusals, files and keys added */
export function describe<D extends object>(document: D, modules: readonly Module[]): D {
  const description = document as Description;
  const known = new Map(
    modules.flatMap((module) => module.operations.map((item) => [item.operationId, { item, module }])),
  );
  for (const methods of Object.values(description.paths ?? {})) {
    for (const item of Object.values(methods)) {
      const found = known.get(item.operationId ?? '');
      if (found) complete(item, found.item, found.module);
    }
  }
  description.components = {
    ...description.components,
    schemas: { ...description.components?.schemas, Problem: problem },
  };
  return document;
}
