/** Addresses the documents name, found by their form: in code spans, in examples of commands, after a host. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** README in both languages and every guide. */
export const documents = ['README.md', 'README.zh-CN.md', ...globSync('docs/guides/*.md', { cwd: root })].sort();

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const hosts = String.raw`https?://(?:127\.0\.0\.1:3000|localhost:3000|<[^>]+>)`;
const ends = String.raw`[^\s\`'"）)，。；]*`;
const forms = [new RegExp(`(?<=\`)/${ends}(?=\`)`, 'g'), new RegExp(`(?<=${hosts})/${ends}`, 'g')];

/** Ways of writing several addresses at once: `csv|json`. */
const each = (address: string): string[] => {
  const choice = /(\w+)\|(\w+)/.exec(address);
  return choice ? [1, 2].flatMap((at) => each(address.replace(choice[0], choice[at]!))) : [address];
};

/** Every address named, as written, with the document that names it. */
export function namedAddresses(): Array<{ address: string; file: string }> {
  const found = new Map<string, string>();
  for (const file of documents) {
    for (const form of forms) {
      for (const [address] of read(file).matchAll(form))
        for (const one of each(address)) if (!found.has(one)) found.set(one, file);
    }
  }
  return [...found].map(([address, file]) => ({ address, file }));
}

/** An address as it is on an installation: the assembly's code for the examples', paths of the API below their base. */
export function addressHere(address: string, code: string, api: ReadonlySet<string>): string {
  const whole = address
    .replace(/<code>/, code)
    .replace(/\/xiangnan\b/, `/${code}`)
    .replace(/…$/, '');
  const [path] = whole.split('?');
  const inside = `/api/v1/assemblies/${code}`;
  return api.has(path!.replace(/<\w+>/, '{}')) ? inside + whole : whole;
}

/** Links of the documents to files that are not there. */
export function brokenLinks(): string[] {
  return documents.flatMap((file) =>
    [...read(file).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(file), target)))
      .map((target) => `${file} → ${target}`),
  );
}
