/** Every refusal leaves the server as `application/problem+json` (RFC 9457) in the reader's language. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Translate } from '../i18n/translate.ts';
import { type FieldIssue, Problem } from './problem.ts';

export interface ProblemAnswer {
  type: string;
  title: string;
  status: number;
  code: string;
  issues: Array<FieldIssue & { message: string }>;
  /** Facts of the refusal, as the version that stands in the way. */
  params: Record<string, unknown>;
  requestId: string;
}

interface ZodLike {
  code?: string;
  path?: PropertyKey[];
  origin?: string;
  maximum?: number | bigint;
  minimum?: number | bigint;
  expected?: string;
  message?: string;
}

const known = new Set(['too_big', 'too_small', 'invalid_type', 'invalid_format', 'invalid_value', 'unrecognized_keys']);

/** Turns one zod issue into a field issue with a stable code. */
export function fieldIssue(root: string, issue: ZodLike): FieldIssue {
  const missing = issue.code === 'invalid_type' && /undefined/.test(issue.message ?? '');
  const code = missing ? 'required' : known.has(issue.code ?? '') ? (issue.code as string) : 'not_accepted';
  const { maximum, minimum, expected, origin } = issue;
  const size = origin === 'string' ? `${code}_text` : code;
  const params = {
    ...(maximum === undefined ? {} : { maximum: Number(maximum) }),
    ...(minimum === undefined ? {} : { minimum: Number(minimum) }),
    ...(expected === undefined ? {} : { expected }),
  };
  const path = [root, ...(issue.path ?? []).map(String)].join('.');
  return { path, code: code === 'too_big' || code === 'too_small' ? size : code, params };
}

function fromValidation(error: FastifyError): Problem {
  const root = String((error as { validationContext?: string }).validationContext ?? 'body');
  const issues = (error.validation ?? []).map((item) => {
    const path = (item.instancePath ?? '').split('/').filter(Boolean);
    const zod = { ...(item.params as ZodLike), code: item.keyword, message: item.message ?? '' };
    return fieldIssue(root === 'querystring' ? 'query' : root, { ...zod, path });
  });
  return new Problem(422, 'invalid', {}, issues);
}

const byFastifyCode: Record<string, [number, string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body_too_large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'media_type_refused'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'malformed_json'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'malformed_json'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'malformed_json'],
  FST_REQ_FILE_TOO_LARGE: [413, 'body_too_large'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [415, 'media_type_refused'],
};

/** PostgreSQL's codes for characters no text of its own can hold, such as NUL. */
const unstorable = new Set(['22021', '22P05']);

/** The Problem behind any error; unknown ones become a 500 that says nothing of the inside. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const fastify = error as FastifyError & { statusCode?: number };
  if (hasZodFastifySchemaValidationErrors(error)) return fromValidation(error as unknown as FastifyError);
  const mapped = byFastifyCode[fastify.code ?? ''];
  if (mapped) return new Problem(mapped[0], mapped[1]);
  if (fastify.statusCode === 429) return new Problem(429, 'too_many_requests');
  if (error instanceof SyntaxError && fastify.statusCode === 400) return new Problem(400, 'malformed_json');
  if (fastify.code === '22P02') return new Problem(422, 'invalid');
  if (unstorable.has(fastify.code ?? '')) return new Problem(422, 'text_not_storable');
  return new Problem(500, 'internal');
}

export function problemAnswer(problem: Problem, t: Translate, requestId: string): ProblemAnswer {
  return {
    type: `urn:yitang:problem:${problem.code}`,
    title: t(`errors.${problem.code}`, problem.params),
    status: problem.status,
    code: problem.code,
    issues: problem.issues.map((issue) => ({ ...issue, message: t(`errors.field.${issue.code}`, issue.params) })),
    params: problem.params,
    requestId,
  };
}

export function answerProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  t: Translate,
): FastifyReply {
  const problem = toProblem(error);
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
  else if (/^22/.test((error as { code?: string }).code ?? ''))
    request.log.warn({ err: error }, 'refused by the database');
  // The rest of a refused upload is not read: without this the connection would stand half-read until it times out.
  if (request.raw.complete === false) reply.header('connection', 'close');
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemAnswer(problem, t, request.id)));
}
