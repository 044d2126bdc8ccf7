/** Everything a browser is served that is not the API: public pages, sign-in, the two applications. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import formbody from '@fastify/formbody';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withPlace } from '../platform/http/response-headers.ts';
import { builtFronts } from './fronts.ts';
import type { Installation } from './installation.ts';
import { registerApiPages } from './pages/api-pages.ts';
import { registerForms, registerWorkers } from './pages/forms.ts';
import { registerIcons } from './pages/icons.ts';
import { registerNewPassword } from './pages/new-password.ts';
import { registerPassword } from './pages/password.ts';
import { applicationPolicy, policyName, publicPolicy } from './pages/policies.ts';
import { publicFeeds, publicPages } from './pages/public-pages.ts';
import { createPageRenderer } from './pages/render.ts';
import { registerSignIn } from './pages/sign-in.ts';

/** Largest form of a page in bytes: a login, a password, a way on. */
const FORM_BYTES = 16 * 1024;
/** Largest form of a module's page without files: some thousand characters, nine bytes each on the way. */
const MODULE_FORM_BYTES = 256 * 1024;

/** Serves an application of one page: its files, and its index for every other address below it. */
async function serveApplication(
  installation: Installation,
  dist: string,
  name: 'member' | 'staff',
  base: string,
): Promise<void> {
  const { app } = installation.server;
  const folder = join(dist, name);
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: `${base}assets/`,
    decorateReply: false,
    immutable: true,
    maxAge: '365d',
    setHeaders: (response) => void response.header(policyName, applicationPolicy[policyName]),
  });
  const index = readFileSync(join(folder, 'index.html'), 'utf8');
  const send = (_request: FastifyRequest, reply: FastifyReply) =>
    reply
      .headers(applicationPolicy)
      // Members sign in by place where they wish to; the browser asks them each time.
      .headers(name === 'member' ? withPlace : {})
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(index);
  for (const file of ['sw.js', 'manifest.webmanifest']) {
    const path = join(folder, file);
    if (!existsSync(path)) continue;
    const type = file.endsWith('.js') ? 'text/javascript' : 'application/manifest+json';
    const content = readFileSync(path);
    app.get(`${base}${file}`, { schema: { hide: true } as never }, (_request, reply) =>
      // The policy of the worker's own answer holds for all it fetches.
      reply.headers(applicationPolicy).type(type).header('cache-control', 'no-cache').send(content),
    );
  }
  // The router takes both ways of writing the address for one; the shorter one is sent on.
  app.get(base.slice(0, -1), { schema: { hide: true } as never }, (request, reply) =>
    request.url.split('?')[0] === base ? send(request, reply) : reply.redirect(base),
  );
  app.get(`${base}*`, { schema: { hide: true } as never }, send);
}

/** @param fronts folder of the built fronts; absent: built now when their sources have changed */
export async function servePages(installation: Installation, fronts = builtFronts()): Promise<void> {
  const dist = await fronts;
  const { app } = installation.server;
  await app.register(compress, {
    global: true,
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 4 } } as never,
  });
  await app.register(fastifyStatic, {
    root: join(dist, 'public'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  });
  registerIcons(app);
  await serveApplication(installation, dist, 'member', '/m/');
  await serveApplication(installation, dist, 'staff', '/desk/');
  const renderer = await createPageRenderer(installation, dist);
  for (const page of publicPages) {
    app.get(page.path, { schema: { hide: true } as never }, (request, reply) =>
      renderer.answer(page, request, reply.headers(publicPolicy)),
    );
  }
  for (const feed of publicFeeds) {
    app.get(feed.path, { schema: { hide: true } as never }, (request, reply) =>
      renderer.feed(feed, request, reply.headers(publicPolicy)),
    );
  }
  registerWorkers(installation, dist);
  await app.register(async (forms) => {
    await forms.register(formbody, { bodyLimit: MODULE_FORM_BYTES });
    registerForms(forms, installation, renderer);
  });
  await app.register(async (forms) => {
    await forms.register(formbody, { bodyLimit: FORM_BYTES });
    registerSignIn(forms, installation, renderer);
    registerPassword(forms, renderer);
    registerNewPassword(forms, installation, renderer);
  });
  registerApiPages(app, installation, renderer);
  installation.server.answerWithPages((request, reply, problem) =>
    renderer.problem(request, reply.headers(publicPolicy), problem),
  );
}
