/** Every refusal leaves the server as `application/problem+json` (RFC 9457) in the reader's language. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Translate } from '../i18n/translate.ts';
import { problemOfFailure } from './failures.ts';
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

/** Mistakes named at once; nobody reads more. */
const MOST_ISSUES = 100;

function fromValidation(error: FastifyError): Problem {
  const root = String((error as { validationContext?: string }).validationContext ?? 'body');
  const issues = (error.validation ?? []).slice(0, MOST_ISSUES).map((item) => {
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
  FST_ERR_MAX_PARAM_LENGTH: [414, 'address_too_long'],
};

/** The framework's own refusals by status; every other 4xx of its is a request that could not be read. */
const byStatus: Record<number, string> = {
  403: 'not_found',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'body_too_large',
  414: 'address_too_long',
  415: 'media_type_refused',
  429: 'too_many_requests',
};

/** The Problem behind any error; unknown ones become a 500 that says nothing of the inside. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const fastify = error as FastifyError & { statusCode?: number };
  if (hasZodFastifySchemaValidationErrors(error)) return fromValidation(error as unknown as FastifyError);
  const mapped = byFastifyCode[fastify.code ?? ''];
  if (mapped) return new Problem(mapped[0], mapped[1]);
  if (error instanceof SyntaxError && fastify.statusCode === 400) return new Problem(400, 'malformed_json');
  const failed = problemOfFailure(error);
  if (failed) return failed;
  const status = fastify.statusCode ?? 500;
  // A path that leaves its folder is as good as one that is not there.
  if (status >= 400 && status < 500)
    return new Problem(status === 403 ? 404 : status, byStatus[status] ?? 'malformed_request');
  return new Problem(500, 'internal');
}

/** Methods that change nothing: a failure loses nothing of what somebody wrote. */
const reading = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY']);

/** Seconds after which it makes sense to ask again. */
const RETRY_AFTER_SECONDS = 5;

/** @param write whether the request would have changed something: a fault then says that it was not kept */
function problemAnswer(problem: Problem, t: Translate, requestId: string, write = false): ProblemAnswer {
  const sentence = t(`errors.${problem.code}`, problem.params);
  return {
    type: `urn:yitang:problem:${problem.code}`,
    title: problem.status >= 500 && write ? `${sentence}${t('errors.not_kept')}` : sentence,
    status: problem.status,
    code: problem.code,
    issues: problem.issues.map((issue) => ({ ...issue, message: t(`errors.field.${issue.code}`, issue.params) })),
    params: problem.params,
    requestId,
  };
}

/** Writes what has to be known of a refusal to the log and to the answer's headers. */
export function prepareRefusal(request: FastifyRequest, reply: FastifyReply, error: unknown, problem: Problem): void {
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
  else if (!(error instanceof Problem) && /^2[23]/.test((error as { code?: string }).code ?? ''))
    request.log.warn({ err: error }, 'refused by the database');
  if (problem.status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
  // The rest of a refused upload is not read: without this the connection would stand half-read until it times out.
  if (request.raw.complete === false) reply.header('connection', 'close');
}

/** Answers with `application/problem+json` in the reader's language. */
export function answerProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  t: Translate,
): FastifyReply {
  const problem = toProblem(error);
  prepareRefusal(request, reply, error, problem);
  const write = !reading.has(request.method);
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemAnswer(problem, t, request.id, write)));
}
