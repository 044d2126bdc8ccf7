/** Which addresses are one screen, and which screens the fronts say they have. */
import { readFileSync } from 'node:fs';
import { publicPages } from '../../../app/pages/public-pages.ts';
import type { Front, Visitor } from './visitors.ts';

const record = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Parts of an address that open another view; all others only choose among what is shown. */
const viewParts = new Set(['tab', 'view', 'step']);

/** `/m/xiangnan/proposals/5f…?page=2` → `/m/:assembly/proposals/:id`. */
export function screenOf(address: string, code: string): string {
  const { pathname, searchParams } = new URL(address, 'http://house');
  const views = [...searchParams].filter(([name]) => viewParts.has(name)).map(([name, value]) => `${name}=${value}`);
  const place = pathname
    .replace(record, ':id')
    .split('/')
    .map((part, index) => (part === code && index <= 2 ? ':assembly' : part))
    .join('/')
    .replace(/^\/api\/docs\/.+/, '/api/docs/:operation')
    .replace(/(.)\/$/, '$1');
  return place + (views.length > 0 ? `?${views.sort().join('&')}` : '');
}

/** Whether a visitor's walk goes on to an address. */
export function belongsTo({ front, code }: Visitor, address: string): boolean {
  const { pathname, origin } = new URL(address, 'http://house');
  if (origin !== 'http://house') return false;
  const base = `/${front}/${code}`;
  if (front !== 'public') return pathname === base || pathname.startsWith(`${base}/`);
  return (
    pathname === '/' ||
    pathname === `/${code}` ||
    pathname.startsWith(`/${code}/`) ||
    ['/sign-in', '/password', '/api/docs'].includes(pathname) ||
    /^\/api\/docs\/\w+$/.test(pathname)
  );
}

/** Whether an address is a file or data rather than a screen. */
export const isFile = (address: string) =>
  /^\/(api\/(?!docs(\/\w+)?$)|health|ready|metrics)|\.\w{2,5}$/.test(new URL(address, 'http://house').pathname);

/** Addresses of a front's own table of routes, in the words of `screenOf`. */
export function declaredScreens(front: Front): string[] {
  if (front === 'public') {
    // The preview is no place of its own: the desk shows it inside the step that decides. To a secret page nothing leads.
    const places = publicPages.filter(({ path }) => !path.endsWith('/preview') && !path.includes('/:secret'));
    return places.map((page) => page.path.replace(/:(proposal|suggestion)Id/, ':id'));
  }
  const file = front === 'm' ? 'member' : 'staff';
  const source = readFileSync(new URL(`../../../web/${file}/app.tsx`, import.meta.url), 'utf8');
  const base = `/${front}/:assembly`;
  const paths = [...source.matchAll(/<Route path="([\w:/?-]+)"/g)].map(([, path]) => path!);
  return [base, ...paths.filter((path) => !path.startsWith('/')).map((path) => `${base}/${path}`)];
}

/** Whether a screen that was seen is one of a table's routes. */
export function answersTo(declared: string, screen: string): boolean {
  const pattern = declared.replace(/\/:\w+\?/g, '(/[^/]+)?').replace(/:(?!assembly)\w+/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(screen.replace(/\?.*/, ''));
}
