/** A copy of the tree with the room of the guide in it. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../architecture/files.ts';

const copied = [
  ...['algorithms', 'app', 'bench', 'docs', 'migrations', 'modules', 'platform', 'tests', 'web'],
  ...['package.json', 'tsconfig.json', 'vitest.config.ts'],
];

export interface Block {
  language: string;
  /** Below the root of the tree. */
  path: string;
  text: string;
}

/** Blocks of a page that name a file. */
export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(\w+) (\S+)\n([\s\S]*?)^```$/gm)].map(([, language, path, text]) => ({
    language: language!,
    path: path!,
    text: text!,
  }));
}

/**
 * Puts the lines of a block that begin with `+` behind the line before them.
 * @throws Error when that line does not stand in the file exactly once: the page has grown old
 */
export function withLines(file: string, block: Block): string {
  const [first, ...added] = block.text.trimEnd().split('\n');
  const before = first!.slice(1);
  const lines = file.split('\n');
  const places = lines.flatMap((line, at) => (line === before ? [at] : []));
  if (places.length !== 1 || added.length === 0 || added.some((line) => !line.startsWith('+')))
    throw new Error(`${block.path}: “${before}” stands there ${places.length} times`);
  lines.splice(places[0]! + 1, 0, ...added.map((line) => line.slice(1)));
  return lines.join('\n');
}

/** @returns the folder of the copy; `remove` takes it away */
export function copyWithRoom(page: string): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'yitang-room-'));
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const block of blocksOf(readFileSync(join(root, page), 'utf8'))) {
    const path = join(folder, block.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, block.language === 'diff' ? withLines(readFileSync(path, 'utf8'), block) : block.text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
