/** Parts of the similarity bench that ask how fast and how large: search over many documents. */
import { createRandom } from '../../algorithms/random/prng.ts';
import { createSimilarityIndex, loadSimilarityIndex } from '../../algorithms/similarity/similarity-index.ts';
import { sharedSegmenter } from '../../algorithms/words/segment.ts';
import { openLibrary } from './rivals/search-libraries.ts';
import { corpusText, madeText, readSources, type Sources } from './similarity-data.ts';

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);

/** What one run took: wall time, and time of this thread on a processor (free of what else the machine does), ms. */
interface Taken {
  wall: number;
  processor: number;
}

function timed(run: () => unknown): Taken {
  const cpu = process.threadCpuUsage();
  const since = performance.now();
  run();
  const wall = performance.now() - since;
  const used = process.threadCpuUsage(cpu);
  return { wall, processor: (used.user + used.system) / 1000 };
}

function quantiles(runs: Taken[]): string {
  const sorted = runs.map(({ wall }) => wall).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(2);
  // The clock of the processor ticks too coarsely for one run; over many it is right on average.
  const mean = runs.reduce((sum, { processor }) => sum + processor, 0) / runs.length;
  return `median ${at(0.5)}, p95 ${at(0.95)}, worst ${at(1)} ms (processor, mean ${mean.toFixed(2)} ms)`;
}

const seconds = ({ wall, processor }: Taken) =>
  `${(wall / 1000).toFixed(2)} s (processor ${(processor / 1000).toFixed(2)} s)`;

/** Memory in use, the program's own after a collection where the process allows one. */
function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss;
}

/** Half texts of the corpus, half new ones of one to three clauses. */
function queriesFor(sources: Sources, documents: number, count: number, seed: number): string[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) =>
    i % 2 === 0 ? corpusText(sources, Math.floor(random() * documents), 1) : madeText(sources, random, 1, 3),
  );
}

/** Build, search, insert, change, remove, save and load over so many documents. */
export function benchSearch(data: string, documents: number, seed: number): void {
  const sources = readSources(data);
  sharedSegmenter().words('先热身');
  let characters = 0;
  const before = memory();
  const index = createSimilarityIndex();
  const build: Taken = { wall: 0, processor: 0 };
  // Documents are made in lots, so that what is measured is the index and not a list of texts.
  for (let from = 0; from < documents; from += 5000) {
    const lot: string[] = [];
    for (let i = from; i < Math.min(documents, from + 5000); i++) lot.push(corpusText(sources, i, 1));
    for (const text of lot) characters += text.length;
    const taken = timed(() => {
      lot.forEach((text, i) => {
        index.add(String(from + i), text);
      });
    });
    build.wall += taken.wall;
    build.processor += taken.processor;
  }
  const grown = memory() - before;
  console.log(`search: ${documents} documents, ${characters} characters, seed ${seed}`);
  console.log(`  build ${seconds(build)}, without reading and making the texts`);
  console.log(`  memory: the process grew by ${megabytes(grown)} MB, arrays of the index ${megabytes(index.bytes)} MB`);
  const queries = queriesFor(sources, documents, 2000, seed);
  for (const query of queries.slice(0, 100)) index.search(query);
  console.log(`  search with passages: ${quantiles(queries.map((query) => timed(() => index.search(query))))}`);
  const random = createRandom(seed + 1);
  const added = Array.from({ length: 1000 }, () => madeText(sources, random, 2, 4));
  console.log(`  add: ${quantiles(added.map((text, i) => timed(() => index.add(`new ${i}`, text))))}`);
  console.log(`  change: ${quantiles(added.map((text, i) => timed(() => index.change(`new ${i}`, text.slice(1)))))}`);
  console.log(`  remove: ${quantiles(added.map((_, i) => timed(() => index.remove(`new ${i}`))))}`);
  let saved = new Uint8Array(0);
  const saving = timed(() => {
    saved = index.save() as Uint8Array<ArrayBuffer>;
  });
  const loading = timed(() => loadSimilarityIndex(saved));
  console.log(`  save ${seconds(saving)}, ${megabytes(saved.length)} MB; load ${seconds(loading)}`);
}

/** The same documents and queries for a library of others. */
export function benchLibrary(
  name: 'flexsearch' | 'minisearch',
  data: string,
  documents: number,
  seed: number,
  rivals: string,
): void {
  const sources = readSources(data);
  sharedSegmenter().words('先热身');
  const before = memory();
  const library = openLibrary(name, rivals);
  if (!library) return;
  const build = timed(() => {
    for (let i = 0; i < documents; i++) library.add(i, corpusText(sources, i, 1));
  });
  const grown = memory() - before;
  console.log(`${name}: ${documents} documents, seed ${seed}, words by the same segmenter`);
  console.log(`  build ${seconds(build)}, the process grew by ${megabytes(grown)} MB`);
  const queries = queriesFor(sources, documents, 60, seed);
  console.log(`  search: ${quantiles(queries.map((query) => timed(() => library.search(query, 10))))}`);
}
