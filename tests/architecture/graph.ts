/** Modules, the rooms of the frame, and who imports whom. */
import { posix } from 'node:path';
import { files, read } from './files.ts';

/** Rooms of the platform that know no matters: named by whoever needs them, and not drawn. */
const machinery = [
  ...['audit', 'calendar', 'clock', 'config', 'db', 'documents', 'files', 'http', 'i18n', 'jobs', 'photos', 'privacy'],
  ...['crypto', 'testing', 'workers'],
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

/** @returns each arrow once, as `proposals --> f_links`, modules before the frame */
export function arrows(): string[] {
  const found = code.flatMap((path) =>
    [...read(path).matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'(\.[^']+)'/g)].flatMap(([, to]) => {
      const [from, target] = [roomOf(path), roomOf(posix.join(posix.dirname(path), to!))];
      return from && target && from !== target ? [`${from} --> ${target}`] : [];
    }),
  );
  const inFrame = (arrow: string) => Number(arrow.startsWith('f_')) * 2 + Number(arrow.includes('> f_'));
  return [...new Set(found)].sort((a, b) => inFrame(a) - inFrame(b) || (a < b ? -1 : 1));
}

/** @param top `modules` or `platform` */
export const rooms = (top: string): string[] =>
  [...new Set(files(`${top}/*/*.ts`).flatMap((path) => roomOf(path) ?? []))].sort();

/** The picture as it stands in `docs/architecture.md`, drawn from the code. */
export const picture = (): string =>
  [
    'graph TD',
    '  subgraph modules',
    `    ${rooms('modules').join('; ')}`,
    '  end',
    '  subgraph frame',
    `    ${rooms('platform')
      .map((room) => `${room}[${room.slice(2)}]`)
      .join('; ')}`,
    '  end',
    ...arrows().map((arrow) => `  ${arrow}`),
    '',
  ].join('\n');
