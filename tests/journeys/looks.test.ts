/** Every screen of the member's phone and of the desk, looked at by axe: light and dark, usual and elder, narrow and wide. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, type House, openHouse, phone } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Axe = { axe: { run(): Promise<{ violations: Array<{ id: string; nodes: Array<{ html: string }> }> }> } };

const code = 'xiangnan';
const member = ['', '/mine', '/write/new', '/find?q=老人', '/me'];
const clerk = [
  '',
  '/proposals',
  '/board',
  '/merge',
  '/overdue?within=20',
  '/look-back',
  '/figures',
  '/excellent',
  '/write',
  '/office',
  '/rules',
  '/notices',
  '/settings',
];

interface Look {
  login: string;
  base: string;
  paths: string[];
  size: { width: number; height: number };
  display: Record<string, unknown>;
}

const looks: Record<string, Look> = {
  'the phone, light': {
    login: 'member1',
    base: '/m',
    paths: member,
    size: phone,
    display: { theme: 'light', elderMode: false },
  },
  'the phone, elder and dark': {
    login: 'elder',
    base: '/m',
    paths: member,
    size: phone,
    display: { theme: 'dark', elderMode: true },
  },
  'the desk, light': { login: 'clerk', base: '/desk', paths: clerk, size: desk, display: { theme: 'light' } },
  'the desk, dark, English': {
    login: 'clerk',
    base: '/desk',
    paths: clerk,
    size: desk,
    display: { theme: 'dark', locale: 'en' },
  },
  'the administrators': { login: 'security', base: '/desk', paths: ['/accounts'], size: desk, display: {} },
};

describe.each(Object.entries(looks))('%s', (_, { login, base, paths, size, display }) => {
  it('has no accessibility fault, no missing word and no sideways scrolling', async () => {
    const { page, context } = await house.open(login, size);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
    await context.request.patch('/api/v1/me/display', { data: display });
    const list = await context.request.get(`/api/v1/assemblies/${code}/proposals?size=1&state=closed,tracked`);
    const { items } = (await list.json()) as { items: Array<{ proposalId: string }> };
    const all = items[0] ? [...paths, `/proposals/${items[0].proposalId}`] : paths;
    for (const path of all) {
      await page.goto(`${base}/${code}${path}`);
      await page.locator('main h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      await page.evaluate(axeSource);
      const { violations } = await page.evaluate(() => (globalThis as unknown as Axe).axe.run());
      faults.push(...violations.map((item) => `${path}: ${item.id} ${item.nodes[0]?.html.slice(0, 160)}`));
      const text = await page.locator('body').innerText();
      const keys = text.match(/\b(staff|member|shared|proposals|errors|accounts)\.[a-z]\w+[.\w]*/g) ?? [];
      faults.push(...keys.map((key) => `${path}: no word for ${key}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wide > 0) faults.push(`${path}: ${wide} px too wide`);
    }
    await context.close();
    expect(faults).toEqual([]);
  });
});
