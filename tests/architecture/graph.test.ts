/** The picture of modules and frame in `docs/architecture.md` is that of the imports. */
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { files, read } from './files.ts';

/** Rooms of the platform that know no matters: named by whoever needs them, and not drawn. */
const machinery = [
  ...['audit', 'calendar', 'clock', 'config', 'db', 'documents', 'files', 'http', 'i18n', 'jobs', 'privacy', 'testing'],
  'workers',
];

/** `modules/proposals/…` → `proposals`, `platform/links/…` → `f_links`; undefined for what is not drawn. */
function roomOf(path: string): string | undefined {
  const [top, room] = path.split('/');
  if (top === 'modules') return room;
  return top === 'platform' && !machinery.includes(room!) ? `f_${room}` : undefined;
}

const code = files('{modules,platform}/**/*.{ts,tsx}').filter(
  (path) => !/\.test\.tsx?$|\/testing|\/demo\/|\/demo-|\/seeds\.ts$/.test(path),
);

const imports = new Set(
  code.flatMap((path) =>
    [...read(path).matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'(\.[^']+)'/g)].flatMap(([, to]) => {
      const [from, target] = [roomOf(path), roomOf(posix.join(posix.dirname(path), to!))];
      return from && target && from !== target ? [`${from} --> ${target}`] : [];
    }),
  ),
);

describe('the picture of modules and frame', () => {
  const [, picture] = /```mermaid\n([\s\S]*?)```/.exec(read('docs/architecture.md'))!;
  it('draws every import between them and nothing else', () => {
    const drawn = [...picture!.matchAll(/^ {2}(\w+ --> \w+)$/gm)].map((match) => match[1]!);
    expect(imports.size).toBeGreaterThan(10);
    expect(drawn.toSorted()).toEqual([...imports].sort());
  });
  it('names every room in its place', () => {
    const named = (part: string) =>
      new RegExp(`subgraph ${part}\\n([^]*?)end`)
        .exec(picture!)![1]!
        .match(/\w+(?=[;[\n])/g)!
        .toSorted();
    const rooms = (top: string) => new Set(files(`${top}/*/*.ts`).flatMap((path) => roomOf(path) ?? []));
    expect(named('modules')).toEqual([...rooms('modules')].sort());
    expect(named('frame')).toEqual([...rooms('platform')].sort());
  });
});
