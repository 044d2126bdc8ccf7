/** Addresses of the public pages and the data of each: those of the modules, and the two they share. */
import { listAssemblies, localName } from '../../modules/assemblies/index.ts';
import type { Context } from '../../platform/http/context.ts';
import type { PublicFeed, PublicForm, PublicPage, PublicWorker } from '../../platform/http/public-pages.ts';
import { modules } from '../modules.ts';

const open = modules.flatMap(({ name, publicPages }) => (publicPages ? [{ name, ...publicPages }] : []));

const assembliesPage: PublicPage = {
  path: '/',
  name: 'assemblies',
  async load(ctx) {
    const assemblies = await listAssemblies(ctx.db);
    const only = assemblies.length === 1 ? assemblies[0] : undefined;
    if (only) return { redirect: `/${only.code}` };
    const glances = (at: Context) => Promise.all(open.flatMap(({ glance }) => glance?.(at) ?? []));
    const shown = await Promise.all(
      assemblies.map(async (assembly) => {
        const { code, level, place, ...names } = assembly;
        return {
          code,
          name: localName(names, ctx.locale),
          level,
          place,
          glances: await glances({ ...ctx, assembly }),
        };
      }),
    );
    return { title: 'public.product', data: { assemblies: shown } };
  },
};

/** An assembly's first page: a part for each module that has one, under the module's name. */
const homePage: PublicPage = {
  path: '/:assembly',
  name: 'home',
  async load(ctx) {
    const parts = await Promise.all(
      open.map(async ({ name, home }) => [name, home ? await home(ctx) : undefined] as const),
    );
    return { title: localName(ctx.assembly, ctx.locale), data: Object.fromEntries(parts) };
  },
};

export const publicFeeds: readonly PublicFeed[] = open.flatMap(({ feeds = [] }) =>
  feeds.map((feed) => ({ ...feed, path: `/:assembly${feed.path}` })),
);

export const publicForms: readonly PublicForm[] = open.flatMap(({ forms = [] }) =>
  forms.map((form) => ({ ...form, path: `/:assembly${form.path}` })),
);

export const publicWorkers: readonly PublicWorker[] = open.flatMap(({ workers = [] }) =>
  workers.map((worker) => ({ ...worker, path: `/:assembly${worker.path}` })),
);

export const publicPages: readonly PublicPage[] = [
  assembliesPage,
  homePage,
  ...open.flatMap(({ pages }) => pages.map((page) => ({ ...page, path: `/:assembly${page.path}` }))),
];
