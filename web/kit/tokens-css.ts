/** Writes `tokens.css` from `tokens.ts`: `npm run exec -- web/kit/tokens-css.ts`. A test fails when the two differ. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chartInks, fontSteps, fonts, leading, type Mode, palettes, radii, rootSizes, sizes, space } from './tokens.ts';

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const block = (selector: string, lines: string[]) => `${selector} {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const indent = (text: string) => text.replace(/^(?=.)/gm, '  ');
const percent = (pixels: number) => `${(pixels / 16) * 100}%`;

function colours(mode: Mode): string[] {
  return [
    `color-scheme: ${mode};`,
    ...Object.entries(palettes[mode]).map(([name, value]) => `--yt-${kebab(name)}: ${value};`),
    ...chartInks[mode].map((value, index) => `--yt-chart-${index + 1}: ${value};`),
  ];
}

/** @returns the whole stylesheet of custom properties */
export function tokensCss(): string {
  const still = [
    ...Object.entries(fonts).map(([name, value]) => `--yt-${name}: ${value};`),
    ...Object.entries(sizes).map(([name, value]) => `--yt-size-${name}: ${value}rem;`),
    ...Object.entries(space).map(([name, value]) => `--yt-space-${name}: ${value}px;`),
    ...Object.entries(radii).map(([name, value]) => `--yt-radius-${name}: ${value}px;`),
    ...Object.entries(leading).map(([name, value]) => `--yt-leading-${name}: ${value};`),
    '--yt-measure: 38em;',
    '--yt-page: 1120px;',
    '--yt-gutter: 20px;',
    '--yt-target: 44px;',
    `--yt-root: ${percent(rootSizes.phone)};`,
    '--yt-step: 1;',
  ];
  const steps = fontSteps.slice(1).map((step, index) => block(`[data-font="${index + 2}"]`, [`--yt-step: ${step};`]));
  const inDark = block(':root:not([data-theme="light"])', colours('dark'));
  const desk = block(':root', [`--yt-root: ${percent(rootSizes.desk)};`, '--yt-gutter: 32px;']);
  const elder = [
    `--yt-root: ${percent(rootSizes.elder)};`,
    '--yt-target: 52px;',
    '--yt-leading-prose: 1.85;',
    '--yt-muted: var(--yt-ink);',
    '--yt-line: var(--yt-edge);',
  ];
  return [
    '/* Written by tokens-css.ts from tokens.ts; edit there. */\n',
    block(':root', [...still, ...colours('light')]),
    `@media (prefers-color-scheme: dark) {\n${indent(inDark)}}\n`,
    block(':root[data-theme="dark"]', colours('dark')),
    `@media (min-width: 64em) {\n${indent(desk)}}\n`,
    block(':root[data-elder]', elder),
    ...steps,
    `@media print {\n${indent(block(':root:root', [...colours('light'), '--yt-paper: #ffffff;', '--yt-muted: #333333;']))}}\n`,
  ].join('');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('./tokens.css', import.meta.url), tokensCss());
}
