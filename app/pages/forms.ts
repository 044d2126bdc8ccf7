/** Plain forms of the modules' public pages, and the workers that let such a page work without a network. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../platform/http/context.ts';
import { notFound, Problem } from '../../platform/http/problem.ts';
import type { PublicForm, TakenFile } from '../../platform/http/public-pages.ts';
import type { Installation } from '../installation.ts';
import { getFrom, postTo } from './asking.ts';
import { applicationPolicy, publicPolicy } from './policies.ts';
import { publicForms, publicWorkers } from './public-pages.ts';
import type { PageRenderer } from './render.ts';

const hidden = { schema: { hide: true } as never };
/** What a form may hold; each file is bounded by who takes it. */
const limits = { files: 9, fields: 60, fieldSize: 512 * 1024, parts: 80 };

interface Sent {
  all: Record<string, string[]>;
  files: TakenFile[];
}

/** Everything that was sent is read, so that what was typed is not lost to a photo that is refused. */
async function readForm(form: PublicForm, ctx: Context, request: FastifyRequest): Promise<Sent> {
  const all: Record<string, string[]> = {};
  const files: TakenFile[] = [];
  const add = (name: string, value: unknown) => {
    const known = Object.hasOwn(all, name) ? all[name]! : [];
    all[name] = [...known, ...(Array.isArray(value) ? value : [value]).map(String)];
  };
  if (!request.isMultipart()) {
    for (const [name, value] of Object.entries((request.body ?? {}) as object)) add(name, value);
    return { all, files };
  }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      add(part.fieldname, part.value);
      continue;
    }
    if (part.filename === '' || !form.file) {
      part.file.resume();
      continue;
    }
    try {
      const id = await form.file(ctx, part.file, firstOf(all));
      if (id) files.push({ id });
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      part.file.resume();
      files.push({ refused: error });
    }
  }
  return { all, files };
}

const firstOf = (all: Record<string, string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(all).map(([name, [first = '']]) => [name, first]));

export function registerForms(app: FastifyInstance, installation: Installation, renderer: PageRenderer): void {
  const { server, database } = installation;
  for (const form of publicForms) {
    app.post(form.path, hidden, async (request: FastifyRequest, reply: FastifyReply) => {
      const { assembly } = request.params as { assembly: string };
      const ctx = await server.contextOf(request, assembly, database.db);
      const { all, files } = await readForm(form, ctx, request);
      const answer = await form.take(
        {
          ctx,
          request,
          reply,
          all,
          fields: firstOf(all),
          async ask(method, path, body = {}) {
            const url = `/api/v1/assemblies/${assembly}${path}`;
            const given = method === 'GET' ? await getFrom(app, request, url) : await postTo(app, request, url, body);
            if (given.statusCode >= 500) throw new Problem(given.statusCode, (given.json() as { code: string }).code);
            return { status: given.statusCode, body: given.json() as Record<string, unknown> };
          },
        },
        files,
      );
      if ('redirect' in answer) return reply.redirect(answer.redirect, 303);
      const { status, ...page } = answer;
      return renderer.send(request, reply.headers(publicPolicy), { ...page, name: form.name }, status);
    });
  }
}

/** @param dist where the build has put them */
export function registerWorkers(installation: Installation, dist: string): void {
  const { app } = installation.server;
  for (const { path, script } of publicWorkers) {
    const content = readFileSync(join(dist, 'public-workers', `${script.replace('/', '-')}-worker.js`));
    app.get(path, hidden, async (request, reply) => {
      const { assembly } = request.params as { assembly: string };
      const ctx = await installation.server.contextOf(request, assembly, installation.database.db);
      if (!ctx.assembly.id) throw notFound();
      // The policy of the worker's own answer holds for all it fetches.
      return reply.headers(applicationPolicy).type('text/javascript').header('cache-control', 'no-cache').send(content);
    });
  }
}
