/** Draws the picture of modules and frame in `docs/architecture.md` anew: `npm run exec -- tests/architecture/draw-graph.ts` */
import { readFileSync, writeFileSync } from 'node:fs';
import { picture } from './graph.ts';

const page = 'docs/architecture.md';
const text = readFileSync(page, 'utf8');
writeFileSync(
  page,
  text.replace(/(```mermaid\n)[\s\S]*?(```)/, (_, before, after) => `${before}${picture()}${after}`),
);
