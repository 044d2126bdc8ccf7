/** The HTTP server: operations of all modules under /api/v1, health, figures, documentation. */
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import scalar from '@scalar/fastify-api-reference';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { jsonSchemaTransform, validatorCompiler } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import type { DatabaseSchema, Db } from '../db/schema.ts';
import type { FileStore } from '../files/file-store.ts';
import { chooseLocale, type Locale, type Translate } from '../i18n/translate.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { type Actor, type AssemblyRef, type Context, citizen } from './context.ts';
import { answerProblem, toProblem } from './errors.ts';
import { fingerprintOf } from './idempotency.ts';
import { createMetrics } from './metrics.ts';
import type { Module } from './module.ts';
import type { FileAnswer, Operation } from './operation.ts';
import { forbidden, notFound, Problem, unauthenticated } from './problem.ts';
import { runOperation } from './run-operation.ts';

/** What the server must know of people and assemblies, given by the modules that own them. */
export interface Directory {
  findAssembly(db: Db, code: string): Promise<AssemblyRef | undefined>;
  /** @param assemblyId null for operations outside an assembly */
  identify(
    db: Db,
    secret: { cookie?: string; bearer?: string },
    assemblyId: string | null,
    now: Date,
  ): Promise<Actor | undefined>;
}

export interface ServerOptions {
  db: Kysely<DatabaseSchema>;
  modules: readonly Module[];
  directory: Directory;
  translations: (locale: Locale) => Translate;
  clock: Clock;
  log: Logger;
  jobs: JobQueue;
  files: FileStore;
  /** Requests a minute for one address or token; 0: no limit. */
  rateLimit: number;
  trustProxy: boolean;
  ready(): Promise<void>;
  /** Check every answer against its schema (tests); costs time. */
  checkAnswers?: boolean;
}

export interface Server {
  app: FastifyInstance;
  contextOf(request: FastifyRequest, assemblyCode: string | null, db: Db): Promise<Context>;
}

const assemblyContexts = ':assembly';

export const sessionCookie = 'yt_session';
export const localeCookie = 'yt_locale';

function readSecret(request: FastifyRequest): { cookie?: string; bearer?: string } {
  const header = request.headers.authorization;
  if (header?.startsWith('Bearer ')) return { bearer: header.slice(7) };
  const value = request.cookies[sessionCookie];
  return value ? { cookie: value } : {};
}

/** A write with a cookie must come from our own pages (CSRF). */
function guardOrigin(request: FastifyRequest): void {
  if (request.headers.authorization || !request.cookies[sessionCookie]) return;
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') throw forbidden('foreign_origin');
  const origin = request.headers.origin;
  if (!origin || origin === 'null') return;
  if (!URL.canParse(origin) || new URL(origin).host !== request.headers.host) throw forbidden('foreign_origin');
}

export const localeOf = (request: FastifyRequest): Locale =>
  chooseLocale(
    (request.query as { lang?: string } | undefined)?.lang ?? request.cookies?.[localeCookie],
    request.headers['accept-language'],
  );

/** Parameters of a path below an assembly: its own and the assembly's code. */
function withAssembly(params: z.ZodType | undefined): z.ZodType {
  const base = params instanceof z.ZodObject ? params : z.object({});
  return base.extend({ assembly: z.string().max(60).describe('Code of the assembly') });
}

function sendFile(reply: FastifyReply, answer: FileAnswer): FastifyReply {
  const disposition = answer.inline ? 'inline' : 'attachment';
  return reply
    .header('content-type', answer.mediaType)
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(answer.filename)}`)
    .header('x-content-type-options', 'nosniff')
    .send(answer.body instanceof Uint8Array ? Buffer.from(answer.body) : answer.body);
}

export async function createServer(options: ServerOptions): Promise<Server> {
  const { db, clock, directory, translations, jobs, files, log } = options;
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    bodyLimit: 1024 * 1024,
    requestTimeout: 0,
    routerOptions: { ignoreTrailingSlash: true },
    genReqId: () => crypto.randomUUID(),
  });
  const metrics = createMetrics();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(({ schema }) => {
    const check = schema as z.ZodType;
    return (value) => JSON.stringify(options.checkAnswers ? check.parse(value) : value);
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error);
    metrics.refusals.inc({ code: problem.code });
    return answerProblem(request, reply, error, translations(localeOf(request)));
  });
  await app.register(cookie);
  await app.register(formbody);
  await app.register(multipart, {
    limits: { fileSize: files.limit + 1, files: 1, fields: 20 },
    throwFileSizeLimit: false,
  });
  if (options.rateLimit > 0) {
    await app.register(rateLimit, {
      max: options.rateLimit,
      timeWindow: 60_000,
      keyGenerator: (request) => request.headers.authorization ?? request.cookies?.[sessionCookie] ?? request.ip,
      errorResponseBuilder: () => new Problem(429, 'too_many_requests'),
    });
  }
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Yitang 议堂', version: '1', description: 'API of the platform for consultative assemblies.' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: jsonSchemaTransform,
  });
  app.addHook('onResponse', async (request, reply) => {
    const operation = (request.routeOptions.schema as { operationId?: string } | undefined)?.operationId ?? 'page';
    const status = `${Math.floor(reply.statusCode / 100)}xx`;
    metrics.requests.observe({ operation, status }, reply.elapsedTime / 1000);
    log.info(
      {
        id: request.id,
        operation,
        method: request.method,
        url: request.url.split('?')[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });

  async function contextOf(request: FastifyRequest, assemblyCode: string | null, database: Db): Promise<Context> {
    const now = clock.now();
    const assembly = assemblyCode === null ? undefined : await directory.findAssembly(database, assemblyCode);
    if (assemblyCode !== null && !assembly) throw notFound();
    const secret = readSecret(request);
    const known =
      secret.cookie || secret.bearer
        ? await directory.identify(database, secret, assembly?.id ?? null, now)
        : undefined;
    if (secret.bearer && !known) throw unauthenticated();
    const locale = localeOf(request);
    return {
      db: database,
      actor: known ?? citizen,
      assembly: assembly ?? { id: '', code: '', name: '', level: 'province' },
      clock,
      log: request.log as unknown as Logger,
      locale,
      t: translations(locale),
      jobs,
      files,
    };
  }

  /** Who asks is settled before a body is read: strangers learn nothing of it, and nothing is parsed for them. */
  const admitted = new WeakMap<FastifyRequest, Context>();
  async function admit(operation: Operation, request: FastifyRequest): Promise<void> {
    if (operation.method !== 'GET') guardOrigin(request);
    const params = (request.params ?? {}) as Record<string, string>;
    const base = await contextOf(request, operation.root ? null : (params.assembly ?? null), db);
    guardAccess(operation, base.actor);
    admitted.set(request, base);
  }

  async function answer(operation: Operation, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const base = admitted.get(request)!;
    const params = (request.params ?? {}) as Record<string, string>;
    const key = request.headers['idempotency-key'];
    const keyed =
      typeof key === 'string' && operation.kind === 'command' && base.actor.kind !== 'citizen'
        ? {
            actorKey: `${base.assembly.id}/${base.actor.accountId}`,
            key: key.slice(0, 200),
            operationId: operation.operationId,
            fingerprint: fingerprintOf({ params, body: request.body }),
          }
        : undefined;
    const input = { params: request.params, query: request.query, body: request.body, request, reply };
    const result = await runOperation(db, operation, (database) => ({ ...base, db: database }), input, keyed);
    if (operation.response === 'file') return sendFile(reply, result as FileAnswer);
    return reply.send(result ?? {});
  }

  function guardAccess(operation: Operation, actor: Actor): void {
    if (operation.access === 'public') return;
    if (actor.kind === 'citizen') throw unauthenticated();
    if (!operation.root && actor.grants.length === 0) throw notFound();
    if (actor.kind === 'token' && (!operation.scope || !actor.scopes?.includes(operation.scope))) {
      throw forbidden('scope_missing', { scope: operation.scope ?? '' });
    }
  }

  for (const module of options.modules) {
    for (const operation of module.operations) {
      const schema: Record<string, unknown> = {
        operationId: operation.operationId,
        summary: operation.summary,
        tags: [operation.tag],
        security:
          operation.access === 'public' ? [] : [{ session: [] }, { token: operation.scope ? [operation.scope] : [] }],
      };
      if (!operation.root) schema.params = withAssembly(operation.params);
      else if (operation.params) schema.params = operation.params;
      if (operation.query) schema.querystring = operation.query;
      if (operation.body) schema.body = operation.body;
      if (operation.response !== 'file') schema.response = { 200: operation.response };
      app.route({
        method: operation.method,
        url: `/api/v1${operation.root ? '' : `/assemblies/${assemblyContexts}`}${operation.path}`,
        schema,
        ...(operation.bodyLimit ? { bodyLimit: operation.bodyLimit } : {}),
        ...(operation.limit && options.rateLimit > 0
          ? { config: { rateLimit: { max: operation.limit, timeWindow: 60_000 } } }
          : {}),
        preParsing: async (request) => admit(operation, request),
        handler: (request, reply) => answer(operation, request, reply),
      });
    }
  }
  app.get('/health', { schema: { hide: true } as never }, async () => ({ status: 'ok' }));
  app.get('/ready', { schema: { hide: true } as never }, async (_request, reply) => {
    try {
      await options.ready();
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'not_ready' });
    }
  });
  app.get('/metrics', { schema: { hide: true } as never }, async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  app.get('/api/v1/openapi.json', { schema: { hide: true } as never }, async () => app.swagger());
  app.all('/api/*', { schema: { hide: true } as never }, async () => {
    throw notFound();
  });
  await app.register(scalar, { routePrefix: '/api/docs', configuration: { url: '/api/v1/openapi.json' } as never });
  return { app, contextOf };
}
