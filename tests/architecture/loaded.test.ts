/** What the serving process loads before anybody asks: not what builds, prints or reads workbooks. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { root } from './files.ts';

/** Packages loaded by importing a file of the house, in a process of its own. */
function packagesBehind(file: string): Set<string> {
  const script = `
    import { registerHooks } from 'node:module';
    const loaded = new Set();
    registerHooks({
      load(url, context, next) {
        const name = /node_modules\\/((?:@[^/]+\\/)?[^/]+)(?!.*node_modules)/.exec(url)?.[1];
        if (name) loaded.add(name);
        return next(url, context);
      },
    });
    await import(${JSON.stringify(pathToFileURL(join(root, file)).href)});
    console.log(JSON.stringify([...loaded]));
    process.exit(0);`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return new Set(JSON.parse(stdout.trim().split('\n').at(-1)!) as string[]);
}

describe('the serving process', () => {
  it('loads nothing that only builds, prints, compares or reads workbooks', () => {
    const loaded = packagesBehind('app/served-installation.ts');
    expect(loaded).toContain('fastify');
    const late = [
      'vite',
      'rolldown',
      '@vitejs/plugin-react',
      'react-dom',
      'antd',
      'pdfkit',
      'fontkit',
      'docx',
      'diff',
      'sharp',
    ];
    expect([...late, '@electric-sql/pglite', 'read-excel-file'].filter((name) => loaded.has(name))).toEqual([]);
  });
});
