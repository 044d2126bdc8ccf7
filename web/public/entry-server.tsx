/** Renders public pages to HTML. The server loads the data (`loaders`), this file knows only how it looks. */
import type { ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { publicFronts } from '../fronts.ts';
import { KitProvider } from '../kit/words-context.tsx';
import { createWords } from '../words.ts';
import { ApiOperationPage } from './api-operation-page.tsx';
import { ApiPage } from './api-page.tsx';
import { AssembliesPage } from './assemblies-page.tsx';
import { ErrorPage } from './error-page.tsx';
import { HomePage } from './home-page.tsx';
import { NewPasswordPage } from './new-password-page.tsx';
import { Frame, type PageEnv, type PublicPlace, type T } from './page.tsx';
import { PasswordPage } from './password-page.tsx';
import { SignInPage } from './sign-in-page.tsx';

const homeParts = publicFronts.flatMap((front) => front.home ?? []);
const HomeOfAll = (props: { env: PageEnv; data: Record<string, unknown> }) => <HomePage {...props} parts={homeParts} />;

const places: PublicPlace[] = [
  { page: 'home', path: '', label: 'public.nav.home' },
  ...publicFronts.flatMap((front) => front.places),
];

const pages = {
  assemblies: AssembliesPage,
  home: HomeOfAll,
  ...Object.assign({}, ...publicFronts.map((front) => front.pages)),
  api: ApiPage,
  'api-operation': ApiOperationPage,
  'sign-in': SignInPage,
  'new-password': NewPasswordPage,
  password: PasswordPage,
  error: ErrorPage,
} as unknown as Record<string, ComponentType<{ env: PageEnv; data: unknown }>>;

const words = { 'zh-CN': createWords('zh-CN'), en: createWords('en') };

export interface RenderInput {
  page: string;
  title: string;
  data: unknown;
  env: Omit<PageEnv, 't'>;
  /** Text for search engines and shares. */
  description?: string;
  /** Address of the feed of the page. */
  feed?: string;
  /** Addresses of the scripts of this page alone. */
  scripts?: readonly string[];
  /** Not for search engines. */
  hidden?: boolean;
}

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

/** @returns a whole HTML document */
export function render(input: RenderInput): string {
  const { display, locale, assets } = input.env;
  const t = words[locale].t.bind(words[locale]) as unknown as T;
  const env: PageEnv = { ...input.env, t };
  const Page = pages[input.page]!;
  const body = renderToStaticMarkup(
    <KitProvider locale={locale}>
      <Frame env={env} places={places} place={input.page}>
        <Page env={env} data={input.data} />
      </Frame>
    </KitProvider>,
  );
  const site = env.assembly?.name ?? t('public.product');
  const title = t(input.title, { defaultValue: input.title });
  const attributes = [
    `lang="${locale}"`,
    display.elderMode ? 'data-elder' : '',
    display.fontStep > 1 ? `data-font="${display.fontStep}"` : '',
    display.theme === 'system' ? '' : `data-theme="${display.theme}"`,
  ]
    .filter(Boolean)
    .join(' ');
  return `<!doctype html><html ${attributes}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title === site ? site : `${title} · ${site}`)}</title>${input.description ? `<meta name="description" content="${escapeHtml(input.description)}">` : ''}${input.feed ? `<link rel="alternate" type="application/atom+xml" href="${escapeHtml(input.feed)}">` : ''}${input.hidden ? '<meta name="robots" content="noindex, nofollow">' : ''}<link rel="icon" href="/icons/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="${assets.style}"><script type="module" src="${assets.island}"></script>${(input.scripts ?? []).map((script) => `<script type="module" src="${script}"></script>`).join('')}</head><body>${body}</body></html>`;
}
