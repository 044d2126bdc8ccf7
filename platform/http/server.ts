/** The HTTP server: operations of all modules under /api/v1, health, figures, documentation. */
import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { z } from 'zod';
import { calendarReaderOf } from '../calendar/calendar-reader.ts';
import type { Clock } from '../clock/clock.ts';
import { sealWith } from '../config/installation-secret.ts';
import type { Vault } from '../crypto/vault.ts';
import type { DatabaseSchema, Db } from '../db/schema.ts';
import type { FileStore } from '../files/file-store.ts';
import { chooseLocale, type Locale, type Translate } from '../i18n/translate.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { chainsOf } from '../matters/history.ts';
import { kindBookOf } from '../matters/kinds.ts';
import { type ChannelsOffered, noChannels } from '../notices/topics.ts';
import type { LikenessIndex } from '../similarity/likeness-index.ts';
import { noteAnswer } from '../workers/give-way.ts';
import { bodyLimitOf, JSON_BYTES } from './body-size.ts';
import { finishInOrder } from './closing.ts';
import { type Actor, type AssemblyRef, type Context, citizen } from './context.ts';
import { describe } from './describe.ts';
import { answerProblem, prepareRefusal, toProblem } from './errors.ts';
import { fingerprintWith } from './idempotency.ts';
import { addressOf, createLimits } from './limits.ts';
import { createMetrics } from './metrics.ts';
import type { Module } from './module.ts';
import { rememberRoutes } from './not-served.ts';
import type { FileAnswer, Operation } from './operation.ts';
import { guardOrigin } from './origin-guard.ts';
import { forbidden, notFound, Problem, unauthenticated } from './problem.ts';
import { filePolicy, setHeaders } from './response-headers.ts';
import { runOperation } from './run-operation.ts';
import { refuseUnreadable } from './unreadable.ts';
import { measuringValidator } from './validator.ts';
import { addWatching } from './watching.ts';

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
  /** Requests a minute for a stranger's address, an account or a token; 0: no limit. */
  rateLimit: number;
  /** Proxies in front whose word on the asking address is taken; 0: none. */
  trustedProxies: number;
  /** Public address of the installation, as `https://yitang.example`. */
  origin?: string | undefined;
  /** Of the installation, kept outside the database; absent: one that ends with the process. */
  secret?: Buffer;
  /** For texts kept encrypted; absent: nothing is. */
  vault?: Vault;
  /** What `/metrics` asks for; absent: only the machine itself may read them. */
  metricsToken?: string | undefined;
  /** Ways notices leave the house; absent: none. */
  channels?: ChannelsOffered;
  /** Where to look for matters like a text; absent: nothing is found. */
  likeness?: LikenessIndex;
  /** Rejects when a part the server needs is away. */
  ready(): Promise<void>;
  /** One click enters a demo account. */
  demoDoors: boolean;
  /** Check every answer against its schema (tests); costs time. */
  checkAnswers?: boolean;
}

/** Answers a refusal outside the API with a page. */
export type ProblemPage = (request: FastifyRequest, reply: FastifyReply, problem: Problem) => Promise<FastifyReply>;

export interface Server {
  app: FastifyInstance;
  contextOf(request: FastifyRequest, assemblyCode: string | null, db: Db): Promise<Context>;
  /** The context of nobody, outside an assembly: asks nothing of the database. */
  strangerContext(request: FastifyRequest): Context;
  /** From now on browsers outside the API are refused with a page. */
  answerWithPages(page: ProblemPage): void;
}

const assemblyContexts = ':assembly';

export const sessionCookie = 'yt_session';
export const localeCookie = 'yt_locale';

function readSecret(request: FastifyRequest): { cookie?: string; bearer?: string } {
  const header = request.headers.authorization;
  if (header?.startsWith('Bearer ')) return { bearer: header.slice(7) };
  const value = request.cookies?.[sessionCookie];
  return value ? { cookie: value } : {};
}

export const localeOf = (request: FastifyRequest): Locale =>
  chooseLocale(
    (request.query as { lang?: string } | undefined)?.lang ?? request.cookies?.[localeCookie],
    request.headers['accept-language'],
  );

/** The address without what follows the question mark; where a secret is a part of it, its pattern. */
const loggedAddress = ({ url, routeOptions }: FastifyRequest): string =>
  (routeOptions.url?.includes('/:secret') ? routeOptions.url : url.split('?')[0])!;

/** Whether the route never finds out who asks, so that a secret proves nothing there. */
function provesNobody(request: FastifyRequest): boolean {
  const { url } = request.routeOptions;
  if (request.is404) return forPrograms.test(request.url);
  return (
    url !== undefined &&
    forPrograms.test(url) &&
    !(request.routeOptions.schema as { operationId?: string })?.operationId
  );
}

/** Bodies are JSON, uploads are multipart; a plain form of any site must never pass for either. */
function guardMediaType(operation: Operation, request: FastifyRequest): void {
  const type = request.headers['content-type'];
  if (type === undefined || operation.method === 'GET') return;
  const plain = type.split(';')[0]!.trim().toLowerCase();
  if (plain !== (operation.upload ? 'multipart/form-data' : 'application/json'))
    throw new Problem(415, 'media_type_refused');
}

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
    .header('content-security-policy', filePolicy)
    .send(answer.body instanceof Uint8Array ? Buffer.from(answer.body) : answer.body);
}

/** Time a request may take to arrive whole; fifty megabytes over a slow line take four minutes. */
const REQUEST_WITHIN_MS = 300_000;
/** Time a connection may be silent. */
const SILENCE_MS = 120_000;

/** Addresses whose refusals are for programs: problem+json; everywhere else people read a page. */
const forPrograms = /^\/(api(?!\/docs)|health|ready|metrics)(\/|$|\?)/;

/** The whole server; pages are added by `app/pages.ts`. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { db, clock, directory, translations, jobs, files, log } = options;
  let problemPage: ProblemPage | undefined;
  const installationKey = options.secret ?? randomBytes(32);
  const kinds = kindBookOf(options.modules);
  const fingerprintOf = fingerprintWith(installationKey);
  const metrics = createMetrics(
    db,
    options.modules.flatMap((module) => module.standing ?? []),
  );
  async function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const problem = toProblem(error);
    metrics.refusals.inc({ code: problem.code });
    const { retryAfterSeconds } = problem.params;
    if (typeof retryAfterSeconds === 'number') reply.header('retry-after', retryAfterSeconds);
    if (problemPage && !forPrograms.test(request.url)) {
      prepareRefusal(request, reply, error, problem);
      return problemPage(request, reply, problem);
    }
    return answerProblem(request, reply, error, translations(localeOf(request)));
  }
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustedProxies > 0 && ((_address: string, hop: number) => hop < options.trustedProxies),
    bodyLimit: JSON_BYTES,
    requestTimeout: REQUEST_WITHIN_MS,
    connectionTimeout: SILENCE_MS,
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true },
    genReqId: () => crypto.randomUUID(),
    frameworkErrors(error, request, reply) {
      setHeaders(request, reply, options.origin);
      refuse(error, request, reply).catch(() => reply.raw.destroy());
    },
    clientErrorHandler: refuseUnreadable,
  });
  app.setValidatorCompiler(measuringValidator);
  app.setSerializerCompiler(({ schema }) => {
    const check = schema as z.ZodType;
    return (value) => JSON.stringify(options.checkAnswers ? check.parse(value) : value);
  });
  app.setErrorHandler((error, request, reply) => refuse(error, request, reply));
  app.addHook('onRequest', (request, reply, done) => {
    setHeaders(request, reply, options.origin);
    done();
  });
  finishInOrder(app);
  app.server.on('request', (_request, response) => response.once('finish', noteAnswer));
  const notServed = rememberRoutes(app);
  await app.register(cookie);
  await app.register(multipart, {
    limits: { fileSize: files.limit + 1, files: 1, fields: 20 },
    throwFileSizeLimit: false,
  });
  const limits = await createLimits(app, options.rateLimit);
  app.addHook('onRequest', async (request, reply) => {
    // Two names of one host: a proxy and we might take different ones.
    const hosts = request.raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
    if (hosts.length > 1) throw new Problem(400, 'malformed_request');
    const secret = readSecret(request);
    const unproven = !secret.cookie && !secret.bearer;
    await limits.arrive(request, unproven || provesNobody(request));
    guardOrigin(request, options.origin);
    // Before a body is looked at: what no route takes needs none.
    if (request.is404) notServed(request, reply);
  });
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
    transformObject: (document) =>
      describe('openapiObject' in document ? document.openapiObject : {}, options.modules) as never,
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
        url: loggedAddress(request),
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
    await limits.settle(request, known ?? citizen);
    if (secret.bearer && !known) throw unauthenticated();
    return { ...strangerContext(request), db: database, actor: known ?? citizen, ...(assembly ? { assembly } : {}) };
  }

  const calendars = calendarReaderOf(options.modules);

  function strangerContext(request: FastifyRequest): Context {
    const locale = localeOf(request);
    return {
      db,
      actor: citizen,
      assembly: { id: '', code: '', name: '', level: 'province' },
      clock,
      calendars,
      log: request.log as unknown as Logger,
      locale,
      t: translations(locale),
      jobs,
      files,
      demoDoors: options.demoDoors,
      seal: sealWith(installationKey),
      network: () => sealWith(installationKey)(`network/${addressOf(request)}`),
      kinds,
      channels: options.channels ?? noChannels,
      chains: chainsOf(options.modules),
      ...(options.likeness ? { likeness: options.likeness } : {}),
      ...(options.vault ? { vault: options.vault } : {}),
    };
  }

  /** Who asks is settled before a body is read: strangers learn nothing of it, and nothing is parsed for them. */
  const admitted = new WeakMap<FastifyRequest, Context>();
  async function admit(operation: Operation, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.header('cache-control', 'no-store');
    const params = (request.params ?? {}) as Record<string, string>;
    const base = await contextOf(request, operation.root ? null : (params.assembly ?? null), db);
    if (operation.limit) await limits.operation(request, base.actor, operation.operationId, operation.limit);
    guardAccess(operation, base.actor);
    guardMediaType(operation, request);
    // What is public may be kept, and asked about again; what somebody was shown may not.
    if (operation.kind === 'query' && base.actor.kind === 'citizen' && !operation.personal) {
      reply.headers({ 'cache-control': 'public, no-cache', vary: 'cookie, authorization, accept-language' });
    }
    admitted.set(request, base);
  }

  async function answer(operation: Operation, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const base = admitted.get(request)!;
    const params = (request.params ?? {}) as Record<string, string>;
    const key = request.headers['idempotency-key'];
    const open =
      typeof key === 'string' && operation.kind === 'command' && !operation.keyless && base.actor.kind !== 'citizen'
        ? {
            actorKey: `${base.assembly.id}/${base.actor.accountId}`,
            key: key.slice(0, 200),
            operationId: operation.operationId,
            fingerprintOf,
          }
        : undefined;
    // What is uploaded is read by the operation itself, which then uses the key.
    const keyed =
      open && !operation.upload ? { ...open, fingerprint: fingerprintOf({ params, body: request.body }) } : undefined;
    const input = { params: request.params, query: request.query, body: request.body, request, reply, openKey: open };
    const result = await runOperation(db, operation, (database) => ({ ...base, db: database }), input, keyed);
    if (operation.response === 'file') return sendFile(reply, result as FileAnswer);
    return reply.send(result ?? {});
  }

  function guardAccess(operation: Operation, actor: Actor): void {
    if (operation.access === 'public') return;
    if (actor.kind === 'citizen') throw unauthenticated();
    if (actor.passwordChangeNeeded && !operation.withFirstPassword) throw forbidden('password_change_needed');
    if (actor.factorNeeded && !operation.beforeFactor) throw forbidden('factor_needed');
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
        ...(operation.upload ? {} : { bodyLimit: bodyLimitOf(operation.body, operation.bodyLimit) }),
        preParsing: async (request, reply) => admit(operation, request, reply),
        handler: (request, reply) => answer(operation, request, reply),
      });
    }
  }
  addWatching(app, { metrics, ready: options.ready, metricsToken: options.metricsToken });
  app.get('/api/v1/openapi.json', { schema: { hide: true } as never }, async () => app.swagger());
  app.setNotFoundHandler((request, reply) => notServed(request, reply));
  return {
    app,
    contextOf,
    strangerContext,
    answerWithPages(page) {
      problemPage = page;
    },
  };
}
