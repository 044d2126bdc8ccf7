/** Finds and runs a bench: `npm run bench -- register --size 100000`; without a name lists them. */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// All processes of a run share a database, each with a folder of its own: so the keys of what is kept encrypted are not in one of these.
process.env.YITANG_KEYS ??= `bench aes-256-gcm ${randomBytes(32).toString('hex')}`;

const here = import.meta.dirname;
const folders = [here, join(here, 'algorithms')];

interface Bench {
  /** @param args what follows the bench's name on the command line */
  main(args: string[]): Promise<void>;
}

/** Benches of a folder: files that export `main`. */
function benchesIn(folder: string): Array<{ name: string; sentence: string }> {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && file !== 'run.ts' && !file.endsWith('.test.ts'))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      if (!/^export (async )?function main\b/m.test(text)) return [];
      const comment = /^\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? '';
      const words = comment
        .replace(/^\s*\* ?/gm, '')
        .replace(/\s+/g, ' ')
        .trim();
      return [{ name: file.slice(0, -3), sentence: /^.*?[.](?=\s|$)/.exec(words)?.[0] ?? words }];
    });
}

// A bench that is stopped still takes its servers and folders down.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

function list(): void {
  console.log('npm run bench -- NAME [ARGS]\n');
  for (const { name, sentence } of folders.flatMap(benchesIn)) console.log(`  ${name.padEnd(20)} ${sentence}`);
}

const [name, ...args] = process.argv.slice(2);
if (!name) list();
else {
  const path = /^[a-z0-9-]+$/.test(name)
    ? folders.map((folder) => join(folder, `${name}.ts`)).find(existsSync)
    : undefined;
  if (!path) {
    console.error(`no bench is called ${name}\n`);
    list();
    process.exitCode = 1;
  } else {
    const bench = (await import(pathToFileURL(path).href)) as Partial<Bench>;
    if (!bench.main) throw new Error(`bench ${name} exports no main`);
    await bench.main(args);
  }
}
