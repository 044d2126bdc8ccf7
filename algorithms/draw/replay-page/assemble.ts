/**
 * Puts the replay page together from its parts: one file that loads nothing and forbids itself to. To stay under 50 kB
 * its looks lose indentation and comments; what reckons keeps them, so that it can be read in the page itself.
 */
import { createHash } from 'node:crypto';
import { FINDINGS } from '../findings.ts';

/** Files of this folder the page is made of; scripts lose `import` and `export` and run in this order, in one scope. */
export const PAGE_PARTS = ['page.html', 'page.css', 'hashes.js', 'replay.js', 'words.js', 'view.js'] as const;

/** The page, and the policy that it also carries as a meta element, for a server's Content-Security-Policy header. */
export interface Page {
  html: string;
  policy: string;
}

const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * @param parts text of each file of `PAGE_PARTS` by its name
 * @returns the page; its policy lets run exactly the script and style in it and nothing else
 * @throws RangeError if a part is missing
 */
export function assemblePage(parts: Readonly<Record<string, string>>): Page {
  const part = (name: (typeof PAGE_PARTS)[number]) => {
    const text = parts[name];
    if (text === undefined) throw new RangeError(`the page's part ${name} is missing`);
    if (name !== 'hashes.js' && name !== 'replay.js') return text.replace(/^ +|^\/\*.*\*\/\n|\n(?=\n)/gm, '').trim();
    return text.trim().replace(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2));
  };
  const known = Object.entries(FINDINGS)
    .filter(([code]) => !/^(anchor|rerun|inclusion|opening|command)\./.test(code))
    .map(([code, { en, zh }]) => [code, [en, zh]]);
  const findings = `const FINDINGS = ${JSON.stringify(Object.fromEntries(known))};`;
  const plain = (text: string) => text.replace(/^import .*\n/gm, '').replace(/^export /gm, '');
  const scripts = PAGE_PARTS.filter((name) => name.endsWith('.js')).map((name) => plain(part(name)));
  const script = `\n'use strict';\n${[findings, ...scripts].join('\n\n')}\n`;
  const style = `\n${part('page.css')}\n`;
  const policy = [
    "default-src 'none'",
    `script-src ${digest(script)}`,
    `style-src ${digest(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const html = part('page.html')
    .replace('"POLICY"', () => `"${policy}"`)
    .replace('<link rel="stylesheet" href="page.css" />', () => `<style>${style}</style>`)
    .replace('<script src="page.js"></script>', () => `<script>${script}</script>`);
  return { html: `${html}\n`, policy };
}
