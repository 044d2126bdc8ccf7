/**
 * Command line of the similarity library: the only file here that reads and writes files. `USAGE` says what it takes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { commonPassages } from './common-passages.ts';
import { SimilarityError } from './index-contract.ts';
import { findNearDuplicates } from './near-duplicates.ts';
import { createSimilarityIndex, loadSimilarityIndex } from './similarity-index.ts';

/** Printed for --help and after an error. */
const USAGE = `Similar texts. FILE holds a text a line (its number is the identifier), or, named *.jsonl, an object a line
with "id" and the fields as texts. Results are written as one JSON object a line.

  duplicates FILE [--least 0.3]                        near-duplicates: pairs, then groups
  build FILE --out INDEX [--fields title:2,text:1]     makes and saves an index
  search INDEX TEXT [--limit 10]                       similar documents with common passages
  search INDEX --file FILE [--limit 10]                the same for each text of FILE
  passages FILE1 FILE2 [--least 4]                     common passages of two whole files
  --terms FILE   an assembly's own terms, one a line (build and search; give the same to both)`;

interface Line {
  id: string;
  texts: Record<string, string>;
}

function readLines(file: string, fields: readonly string[]): Line[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, i) => {
    if (!file.endsWith('.jsonl')) return { id: String(i + 1), texts: { [fields[0]!]: line } };
    try {
      const row = JSON.parse(line) as Record<string, unknown>;
      const texts: Record<string, string> = {};
      for (const field of fields)
        if (row[field] !== undefined && row[field] !== null) texts[field] = String(row[field]);
      return { id: String(row.id ?? i + 1), texts };
    } catch {
      throw new SimilarityError('invalid', `${file}: line ${i + 1} is not JSON`);
    }
  });
}

function readFields(given: string | undefined): Record<string, number> {
  if (given === undefined) return { text: 1 };
  return Object.fromEntries(
    given.split(',').map((part) => {
      const [name, weight = '1'] = part.split(':');
      return [name!, Number(weight)];
    }),
  );
}

/**
 * Runs one command.
 * @param args arguments after the file's name
 * @param print receives a line at a time
 * @throws SimilarityError `invalid` for a wrong command, and as the library does; errors of the file system as they are
 */
export function runSimilarity(args: readonly string[], print: (line: string) => void): void {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      least: { type: 'string' },
      out: { type: 'string' },
      fields: { type: 'string' },
      limit: { type: 'string' },
      terms: { type: 'string' },
      file: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [command, first, second] = positionals;
  if (values.help || command === undefined) {
    print(USAGE);
    return;
  }
  const fields = readFields(values.fields);
  const terms = values.terms === undefined ? [] : readFileSync(values.terms, 'utf8').split(/\r?\n/).filter(Boolean);
  if (command === 'duplicates' && first !== undefined) {
    const lines = readLines(first, Object.keys(fields));
    const texts = lines.map(({ texts: t }) => Object.values(t).join('\n'));
    const found = findNearDuplicates(texts, { least: Number(values.least ?? 0.3) });
    const id = (i: number) => lines[i]!.id;
    for (const { a, b, overlap } of found.pairs) print(JSON.stringify({ a: id(a), b: id(b), overlap }));
    for (const group of found.groups) print(JSON.stringify({ group: group.map(id) }));
    print(JSON.stringify({ pairs: found.pairs.length, groups: found.groups.length, complete: found.complete }));
  } else if (command === 'build' && first !== undefined && values.out !== undefined) {
    const index = createSimilarityIndex({ fields, terms });
    for (const { id, texts } of readLines(first, Object.keys(fields))) index.add(id, texts);
    writeFileSync(values.out, index.save());
    print(JSON.stringify({ documents: index.size, bytes: index.bytes }));
  } else if (command === 'search' && first !== undefined && (second ?? values.file) !== undefined) {
    const index = loadSimilarityIndex(readFileSync(first), { terms });
    const limit = Number(values.limit ?? 10);
    const queries =
      values.file === undefined ? [second!] : readLines(values.file, ['text']).map((l) => l.texts.text ?? '');
    queries.forEach((text, query) => {
      for (const found of index.search(text, { limit })) print(JSON.stringify({ query: query + 1, ...found }));
    });
  } else if (command === 'passages' && first !== undefined && second !== undefined) {
    const least = Number(values.least ?? 4);
    for (const passage of commonPassages(readFileSync(first, 'utf8'), readFileSync(second, 'utf8'), least)) {
      print(JSON.stringify(passage));
    }
  } else throw new SimilarityError('invalid', 'no such command, or something is missing');
}

if (import.meta.main) {
  try {
    runSimilarity(process.argv.slice(2), (line) => console.log(line));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(USAGE);
    process.exitCode = 1;
  }
}
