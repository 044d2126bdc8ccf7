/**
 * Builds the fronts into `dist/`: public (server-rendered), member, staff. `npm start` runs it in a process of its own when
 * sources have changed, so that what builds is never loaded to serve.
 */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';
import { type FolderLock, lockFolder } from '../platform/db/folder-lock.ts';
import { DatabaseRefused } from '../platform/db/refusal.ts';
import { dist, frontsAreFresh, markFresh, root } from './fresh.ts';

/** What modules add to the fronts is told, not done: a build leaves out what its own front does not ask for, with all screens. */
const treeshake = { moduleSideEffects: [{ test: /\/front\.ts$|\/shared\/offices\.ts$/, sideEffects: false }] };

const shared: InlineConfig = { configFile: false, root, plugins: [react()], logLevel: 'warn', publicDir: false };

const spa = (name: string, base: string): InlineConfig => ({
  ...shared,
  root: join(root, 'web', name),
  base,
  publicDir: join(root, 'web', name, 'static'),
  build: {
    outDir: join(dist, name),
    emptyOutDir: true,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      treeshake,
      input: join(root, 'web', name, 'index.html'),
      // The schemas' library and what it is told come before all that makes schemas.
      output: { codeSplitting: { groups: [{ name: 'schemas', test: /node_modules\/zod\/|shared\/no-eval/ }] } },
    },
  },
});

/** Tells the service worker of the member's front which files make up this release. */
function fillServiceWorker(): void {
  const folder = join(dist, 'member');
  const files = readdirSync(join(folder, 'assets')).sort();
  const release = createHash('sha256')
    .update(files.join())
    .update(readFileSync(join(folder, 'index.html')));
  const path = join(folder, 'sw.js');
  const worker = readFileSync(path, 'utf8')
    .replace("'__RELEASE__'", () => JSON.stringify(release.digest('hex').slice(0, 12)))
    .replace("'__FILES__'", () => files.map((file) => JSON.stringify(`/m/assets/${file}`)).join(', '));
  writeFileSync(path, `${worker}\n${pushWorker()}`);
}

/** Shows what is pushed: a part of the member's worker, and all of the desk's. */
const pushWorker = () => readFileSync(join(root, 'web/shared/push-worker.js'), 'utf8');

const publicFolder = 'modules/*/web/public';
const namesOf = (kind: string) => globSync(`${publicFolder}/*-${kind}`, { cwd: root }).sort();

/** Scripts of single public pages, by their paths. */
const islands = () =>
  Object.fromEntries(namesOf('island.ts').map((path) => [path.replaceAll('/', '-'), join(root, path)]));

/** Workers of public pages are told which files a page is made of. */
function fillPublicWorkers(): void {
  const folder = join(dist, 'public');
  const assets = readdirSync(folder)
    .filter((file) => /\.(js|css)$/.test(file))
    .sort();
  const release = createHash('sha256').update(assets.join()).digest('hex').slice(0, 12);
  mkdirSync(join(dist, 'public-workers'), { recursive: true });
  for (const path of namesOf('worker.js')) {
    const [, module, , , file] = path.split('/');
    const worker = readFileSync(join(root, path), 'utf8')
      .replace("'__RELEASE__'", () => JSON.stringify(release))
      .replace("'__PUSH__';", pushWorker)
      .replace("'__FILES__'", () => assets.map((asset) => JSON.stringify(`/assets/${asset}`)).join(', '));
    writeFileSync(join(dist, 'public-workers', `${module}-${file}`), worker);
  }
}

/** Two builds at once would empty each other's folders: the second waits, and then has nothing to do. */
async function alone(): Promise<FolderLock> {
  for (;;) {
    try {
      return await lockFolder(dist);
    } catch (error) {
      if (!(error instanceof DatabaseRefused) || error.code !== 'folder_in_use') throw error;
      await wait(200);
    }
  }
}

async function buildAll(): Promise<void> {
  await build({
    ...shared,
    build: {
      ssr: join(root, 'web/public/entry-server.tsx'),
      outDir: join(dist, 'public-server'),
      emptyOutDir: true,
      rolldownOptions: { treeshake, output: { entryFileNames: 'entry-server.js' } },
    },
    ssr: { noExternal: true },
  });
  await build({
    ...shared,
    base: '/assets/',
    build: {
      outDir: join(dist, 'public'),
      emptyOutDir: true,
      manifest: true,
      assetsDir: '.',
      rolldownOptions: {
        input: {
          style: join(root, 'web/public/style.css'),
          island: join(root, 'web/public/island.ts'),
          ...islands(),
        },
      },
    },
  });
  fillPublicWorkers();
  await build(spa('member', '/m/'));
  fillServiceWorker();
  await build(spa('staff', '/desk/'));
  writeFileSync(join(dist, 'staff', 'sw.js'), pushWorker());
}

/** @param force build even when nothing has changed @returns whether anything was built */
async function buildFronts(force: boolean): Promise<boolean> {
  const lock = await alone();
  try {
    if (!force && frontsAreFresh()) return false;
    await buildAll();
    markFresh();
    return true;
  } finally {
    lock.release();
  }
}

const built = await buildFronts(process.argv.includes('--force'));
console.log(built ? 'fronts built' : 'fronts are up to date');
