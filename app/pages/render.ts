/** Loads the data of a public page and renders it on the server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { displayCookie, readDisplay } from '../../modules/accounts/index.ts';
import { localName, localShortName, subjectsInForce } from '../../modules/assemblies/index.ts';
import { atomText } from '../../platform/documents/atom.ts';
import type { Context } from '../../platform/http/context.ts';
import type { Problem } from '../../platform/http/problem.ts';
import type { LoadedPage, PublicFeed, PublicPage } from '../../platform/http/public-pages.ts';
import { withPlace } from '../../platform/http/response-headers.ts';
import type { Installation } from '../installation.ts';
import { withoutEmptyFields } from './own-path.ts';
import { secretPage } from './policies.ts';

interface ServerEntry {
  render(input: unknown): string;
}

export interface PageRenderer {
  /** What is new of a page, with addresses of its own origin. */
  feed(feed: PublicFeed, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
  answer(page: PublicPage, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
  /** Renders data that is at hand, with a status of its own. */
  send(
    request: FastifyRequest,
    reply: FastifyReply,
    page: { name: string } & LoadedPage,
    status?: number,
  ): Promise<FastifyReply>;
  /** Says what was refused, whatever else is away. */
  problem(request: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<FastifyReply>;
}

interface ManifestEntry {
  file: string;
  src?: string;
  css?: string[];
}

interface Assets {
  style: string;
  island: string;
  /** Of a page of its own. */
  script(name: string): string;
}

function readAssets(dist: string): Assets {
  const manifest = JSON.parse(readFileSync(join(dist, 'public/.vite/manifest.json'), 'utf8')) as Record<
    string,
    ManifestEntry
  >;
  const file = (source: string) => `/assets/${Object.values(manifest).find((entry) => entry.src === source)!.file}`;
  return {
    style: file('web/public/style.css'),
    island: file('web/public/island.ts'),
    script: (name) => file(`modules/${name.replace('/', '/web/public/')}-island.ts`),
  };
}

const staffRoles = (roles: readonly string[]) =>
  roles.some((role) => !['member', 'former_member', 'body_contact'].includes(role));

export async function createPageRenderer(installation: Installation, dist: string): Promise<PageRenderer> {
  const entry = (await import(pathToFileURL(join(dist, 'public-server/entry-server.js')).href)) as ServerEntry;
  const assets = readAssets(dist);
  const { server, database, config } = installation;

  async function contextOf(request: FastifyRequest): Promise<Context> {
    const code = (request.params as { assembly?: string }).assembly ?? null;
    return server.contextOf(request, code, database.db);
  }

  const originOf = (request: FastifyRequest) =>
    (config.origin ?? `${request.protocol}://${request.host}`).replace(/\/$/, '');

  async function html(ctx: Context, request: FastifyRequest, page: { name: string } & LoadedPage): Promise<string> {
    const { assembly, actor } = ctx;
    // A page that says what went wrong is drawn without the database too.
    const rules = assembly.id === '' ? [] : await subjectsInForce(ctx.db, assembly.id, ctx.clock.now()).catch(() => []);
    const roles = actor.grants.map((grant) => grant.role);
    const front = staffRoles(roles) ? 'desk' : 'm';
    return entry.render({
      page: page.name,
      title: page.title,
      data: page.data,
      ...(page.description ? { description: page.description.slice(0, 160) } : {}),
      ...(page.feed ? { feed: page.feed } : {}),
      scripts: (page.scripts ?? []).map(assets.script),
      hidden: page.secret === true,
      env: {
        locale: ctx.locale,
        url: request.url,
        origin: originOf(request),
        assembly:
          assembly.id === ''
            ? null
            : {
                code: assembly.code,
                name: localName(assembly, ctx.locale),
                shortName: localShortName({ shortName: assembly.name, ...assembly }, ctx.locale),
                rules,
              },
        display: readDisplay(request.cookies?.[displayCookie]),
        account:
          actor.kind === 'account'
            ? { name: actor.name, home: assembly.id === '' ? '/desk/' : `/${front}/${assembly.code}` }
            : null,
        assets: { style: assets.style, island: assets.island },
      },
    });
  }

  /** Who reads a refusal; nobody when that cannot be asked, or would be in vain. */
  async function readerOf(request: FastifyRequest, problem: Problem): Promise<Context> {
    const stranger = server.strangerContext(request);
    if (problem.status >= 500 || problem.status === 429) return stranger;
    return contextOf(request)
      .catch(() => server.contextOf(request, null, database.db))
      .catch(() => stranger);
  }

  /** Headers of one page beyond those of all. */
  function setOwn(reply: FastifyReply, { secret, asksPlace }: LoadedPage): void {
    if (secret) reply.headers(secretPage);
    if (asksPlace) reply.headers(withPlace);
  }

  return {
    async feed({ load }, request, reply) {
      const ctx = await contextOf(request);
      const text = atomText(await load(ctx, request), {
        origin: originOf(request),
        base: `/${ctx.assembly.code}`,
        self: request.url,
        locale: ctx.locale,
        asOf: ctx.clock.now(),
      });
      return reply
        .type('application/atom+xml; charset=utf-8')
        .header('cache-control', 'public, max-age=300')
        .header('vary', 'cookie, accept-language')
        .send(text);
    },
    async answer(page, request, reply) {
      const plain = withoutEmptyFields(request.url);
      if (plain !== undefined) return reply.header('cache-control', 'no-store').redirect(plain, 302);
      const ctx = await contextOf(request);
      const loaded = await page.load(ctx, request);
      if ('redirect' in loaded) return reply.redirect(loaded.redirect);
      const open = ctx.actor.kind === 'citizen' && !loaded.secret;
      const cache = open ? 'public, max-age=0, must-revalidate' : 'private, no-store';
      setOwn(reply, loaded);
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', cache)
        .header('vary', 'cookie, accept-language')
        .send(await html(ctx, request, { ...loaded, name: page.name }));
    },
    async send(request, reply, page, status = 200) {
      const ctx = await contextOf(request);
      setOwn(reply, page);
      return reply
        .code(status)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(await html(ctx, request, page));
    },
    async problem(request, reply, problem) {
      const ctx = await readerOf(request, problem);
      const title = problem.status === 404 ? 'public.error.notFound' : 'public.error.title';
      const message = ctx.t(`errors.${problem.code}`, problem.params);
      return reply
        .code(problem.status)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(await html(ctx, request, { name: 'error', title, data: { status: problem.status, message } }));
    },
  };
}
