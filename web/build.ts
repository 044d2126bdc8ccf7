/** Builds the fronts into `dist/`: public (server-rendered), member, staff. `npm start` calls it when sources have changed. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** Hash of everything the fronts are made of. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const patterns = [
    'web/**/*',
    'modules/*/web/**/*',
    'modules/*/contract/**/*',
    'modules/*/{contract,workflow,policy,rules,precheck,rating}.ts',
    'modules/*/{words,locales}/*.json',
    'modules/*/figures/definitions.ts',
    'platform/calendar/*.ts',
    'platform/http/{dates,endpoint}.ts',
    'platform/i18n/words/*.json',
    'package-lock.json',
  ];
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }));
  const paths = files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort();
  for (const path of new Set(paths)) hash.update(path.slice(root.length)).update(readFileSync(path));
  return hash.digest('hex');
}

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
  writeFileSync(path, worker);
}

/** @param force build even when nothing has changed @returns whether anything was built */
export async function buildFronts(force = false): Promise<boolean> {
  const stamp = join(dist, 'fingerprint');
  const now = fingerprint();
  if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false;
  await build({
    ...shared,
    build: {
      ssr: join(root, 'web/public/entry-server.tsx'),
      outDir: join(dist, 'public-server'),
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'entry-server.js' } },
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
        input: { style: join(root, 'web/public/style.css'), island: join(root, 'web/public/island.ts') },
      },
    },
  });
  await build(spa('member', '/m/'));
  fillServiceWorker();
  await build(spa('staff', '/desk/'));
  writeFileSync(stamp, now);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await buildFronts(process.argv.includes('--force'));
  console.log(built ? 'fronts built' : 'fronts are up to date');
}
