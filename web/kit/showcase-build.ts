/**
 * Writes the showcase to `dist/showcase` (both languages × light, dark, elder). With `--look` it photographs every page
 * at three widths, checks it with axe and for sideways scrolling, and fails on any finding:
 * `npm run exec -- web/kit/showcase-build.ts --look`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';
import type { Display } from './display-settings.tsx';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = join(root, 'dist/showcase');
const shared: InlineConfig = { configFile: false, root, plugins: [react()], logLevel: 'warn', publicDir: false };

const looks: Record<string, Display> = {
  light: { theme: 'light', elderMode: false, fontStep: 1 },
  dark: { theme: 'dark', elderMode: false, fontStep: 1 },
  elder: { theme: 'light', elderMode: true, fontStep: 1 },
  largest: { theme: 'dark', elderMode: true, fontStep: 4 },
};
const widths = { phone: [390, 844], tablet: [768, 1024], desk: [1440, 900] } as const;

async function write(): Promise<string[]> {
  await build({
    ...shared,
    build: { ssr: join(root, 'web/kit/showcase.tsx'), outDir: join(out, 'server'), emptyOutDir: true },
    ssr: { noExternal: true },
  });
  await build({
    ...shared,
    build: {
      outDir: join(out, 'style'),
      emptyOutDir: true,
      assetsDir: '.',
      rolldownOptions: { input: join(root, 'web/kit/kit.css'), output: { assetFileNames: 'kit.css' } },
    },
  });
  const css = readFileSync(join(out, 'style/kit.css'), 'utf8');
  const { renderShowcase } = (await import(
    pathToFileURL(join(out, 'server/showcase.js')).href
  )) as typeof import('./showcase.tsx');
  const pages: string[] = [];
  for (const locale of ['zh-CN', 'en']) {
    for (const [look, display] of Object.entries(looks)) {
      const page = `${look}.${locale}.html`;
      writeFileSync(join(out, page), renderShowcase(locale, display, css));
      pages.push(page);
    }
  }
  console.log(`stylesheet ${(css.length / 1000).toFixed(1)} kB, ${pages.length} pages in dist/showcase`);
  return pages;
}

async function launch() {
  const { chromium } = await import('playwright-core');
  const own = [process.env.CHROMIUM, '/usr/bin/chromium'].find((path) => path && existsSync(path));
  if (own) return chromium.launch({ executablePath: own, args: ['--no-sandbox'] });
  const packed = (await import('@sparticuz/chromium')).default;
  return chromium.launch({ executablePath: await packed.executablePath(), args: packed.args });
}

/** @returns number of findings */
async function look(pages: string[]): Promise<number> {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  mkdirSync(join(out, 'shots'), { recursive: true });
  const browser = await launch();
  let found = 0;
  for (const page of pages) {
    for (const [name, [width, height]] of Object.entries(widths)) {
      const view = await browser.newPage({ viewport: { width, height } });
      await view.goto(pathToFileURL(join(out, page)).href);
      await view.screenshot({ path: join(out, 'shots', `${page.replace('.html', '')}.${name}.png`), fullPage: true });
      const wide = await view.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wide > 0) console.error(`${page} ${name}: ${wide} px wider than the window`);
      await view.evaluate(axe);
      const result = await view.evaluate(() =>
        (window as unknown as { axe: typeof import('axe-core') }).axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        }),
      );
      for (const { id, help, nodes } of result.violations)
        console.error(
          `${page} ${name}: ${id} (${help}) ${nodes
            .map((node) => node.target.join(' '))
            .slice(0, 4)
            .join(' | ')}`,
        );
      found += result.violations.length + (wide > 0 ? 1 : 0);
      await view.close();
    }
  }
  await browser.close();
  console.log(`${pages.length * Object.keys(widths).length} views, ${found} findings`);
  return found;
}

const pages = await write();
if (process.argv.includes('--look')) process.exitCode = (await look(pages)) > 0 ? 1 : 0;
