/** The picture of modules and frame in `docs/architecture.md` is that of the imports. */
import { expect, it } from 'vitest';
import { read } from './files.ts';
import { arrows, picture, rooms } from './graph.ts';

it('draws every room, and every import between them and nothing else', () => {
  expect(rooms('modules').length).toBeGreaterThan(5);
  expect(arrows().length).toBeGreaterThan(10);
  const [, drawn] = /```mermaid\n([\s\S]*?)```/.exec(read('docs/architecture.md'))!;
  expect(drawn).toBe(picture());
});
