/** Rules about the house itself: sizes, owners of tables, paths that documents name. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modules } from '../../app/modules.ts';
import { files, read, root } from './files.ts';

const code = files('{app,modules,platform,algorithms,web,migrations,bench,tests}/**/*.{ts,tsx,css,py}');

describe('files', () => {
  it('are never over 400 lines', () => {
    expect(code.filter((path) => read(path).split('\n').length > 401)).toEqual([]);
  });
  it('are named in kebab-case and hold no leftovers', () => {
    expect(code.filter((path) => !/^[a-z0-9./-]+$/.test(path))).toEqual([]);
    const leftovers = code.filter(
      (path) => !path.startsWith('tests/architecture/') && /\b(TODO|FIXME|XXX)\b/.test(read(path)),
    );
    expect(leftovers).toEqual([]);
  });
  it('name no place of one machine', () => {
    const texts = [...code, ...files('**/*.md'), ...files('*.json')].filter(
      (path) => !path.startsWith('tests/architecture/'),
    );
    expect(texts.filter((path) => /["'` (](\/work\/|\/root\/|\/home\/\w+\/)/.test(read(path)))).toEqual([]);
  });
});

describe('tables', () => {
  const owners = new Map(modules.flatMap((module) => module.tables.map((table) => [table, module.name] as const)));
  const lent = new Set(modules.flatMap((module) => module.lent ?? []));
  it('are named in SQL by their own module alone; lent ones are read by others, never written', () => {
    const strangers: string[] = [];
    for (const path of files('modules/**/*.ts').filter((file) => !/testing|\.test\.ts$/.test(file))) {
      const own = path.split('/')[1]!;
      // Comments and imports speak of modules, not of tables.
      const text = read(path)
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/^\s*(\/\/|\*|import ).*$/gm, '');
      for (const [table, owner] of owners) {
        if (owner === own) continue;
        const used = lent.has(table)
          ? new RegExp(
              `(into|update|delete from)\\s+${table}\\b|(insertInto|updateTable|deleteFrom)\\('${table}\\b`,
              'i',
            )
          : new RegExp(
              `(from|join|into|update|delete from)\\s+${table}\\b|(selectFrom|insertInto|updateTable|deleteFrom)\\('${table}\\b`,
              'i',
            );
        if (used.test(text)) strangers.push(`${path}: ${table} of ${owner}`);
      }
    }
    expect(strangers).toEqual([]);
  });
});

describe('documents', () => {
  const pages = [...files('*.md'), ...files('docs/**/*.md'), ...files('{modules,platform,web}/**/README.md')];
  it.each(pages)('%s links to what exists', (page) => {
    const folder = page.split('/').slice(0, -1).join('/');
    const broken = [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map((match) => match[1]!)
      .filter((target) => !existsSync(join(root, folder, target)));
    expect(broken).toEqual([]);
  });
  it.each(pages)('%s names commands and files that exist', (page) => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
    const text = read(page);
    const unknown = [...text.matchAll(/npm run (?:-s )?(?:--silent )?([a-z-]+)/g)]
      .map((m) => m[1]!)
      .filter((name) => !scripts.includes(name));
    const gone = [
      ...text.matchAll(
        /`((?:app|bench|modules|platform|web|tests|migrations|algorithms|docs)\/[\w./-]+\.(?:ts|tsx|md|json|css|html|py))`/g,
      ),
    ]
      .map((match) => match[1]!)
      .filter((path) => !existsSync(join(root, path)));
    expect([...unknown, ...gone]).toEqual([]);
  });
  it('of proposals and of handling name every step', async () => {
    const { proposalTransitions, assignmentTransitions } = await import('../../modules/proposals/workflow.ts');
    const unnamed = (steps: object, page: string) =>
      Object.keys(steps).filter((step) => !read(page).includes(`\`${step}\``));
    expect(unnamed(proposalTransitions, 'modules/proposals/README.md')).toEqual([]);
    expect(unnamed(assignmentTransitions, 'modules/handling/README.md')).toEqual([]);
  });
});
