/** Parts of the similarity bench that ask how well: near-duplicates, recall of search, passages. */
import { createRandom } from '../../algorithms/random/prng.ts';
import { commonPassages } from '../../algorithms/similarity/common-passages.ts';
import { foldText } from '../../algorithms/similarity/fold.ts';
import { findNearDuplicates } from '../../algorithms/similarity/near-duplicates.ts';
import { createSimilarityIndex } from '../../algorithms/similarity/similarity-index.ts';
import { openLibrary } from './rivals/search-libraries.ts';
import { distance, minHashCandidates, simHash } from './rivals/text-hashes.ts';
import { type Poem, readPairs, readPoems, samePoems } from './similarity-data.ts';

/** Started now; called, says the wall time since and the processor's share of it (more than one thread: garbage). */
function stopwatch(): () => string {
  const since = performance.now();
  const cpu = process.cpuUsage();
  return () => {
    const used = process.cpuUsage(cpu);
    const wall = ((performance.now() - since) / 1000).toFixed(2);
    return `${wall} s (processor ${((used.user + used.system) / 1e6).toFixed(2)} s)`;
  };
}
const part = (hits: number, all: number) => (hits / all).toFixed(4);

/** Recall of near-duplicates, candidates a true pair, time; SimHash and MinHash beside it. */
export function benchDuplicates(data: string, seed: number): void {
  const poems = readPoems(data);
  const texts = poems.map((poem) => poem.text);
  const truth = samePoems(poems);
  console.log(`near-duplicates: ${texts.length} poems of two editions, ${truth.length} true pairs`);
  for (const run of ['first run', 'second run']) {
    const time = stopwatch();
    const found = findNearDuplicates(texts);
    const took = time();
    const keys = new Set(found.pairs.map(({ a, b }) => a * texts.length + b));
    const hit = ([i, j]: [number, number]) => {
      const [a, b] = [found.same[i]!, found.same[j]!].sort((x, y) => x - y);
      return (a === b && a !== -1) || keys.has(a! * texts.length + b!);
    };
    console.log(
      `  exact join, overlap ≥ 0.3, ${run}: recall ${part(truth.filter(hit).length, truth.length)}, ` +
        `${found.candidates} candidates = ${(found.candidates / truth.length).toFixed(2)} a true pair, ` +
        `${found.pairs.length} pairs passed, complete ${found.complete}, ${took}`,
    );
    for (const half of [0, 1]) {
      const some = truth.filter(([i]) => authorHalf(poems[i]!) === half);
      console.log(`    authors' half ${half}: recall ${part(some.filter(hit).length, some.length)} of ${some.length}`);
    }
  }
  const hashing = stopwatch();
  const hashes = texts.map(simHash);
  const near = truth.filter(([i, j]) => distance(hashes[i]!, hashes[j]!) <= 3).length;
  console.log(`  SimHash, 64 bits, distance ≤ 3: recall ${part(near, truth.length)}, hashing alone ${hashing()}`);
  for (const [bands, rows] of [
    [20, 3],
    [40, 3],
  ] as const) {
    const time = stopwatch();
    const candidates = minHashCandidates(texts, bands, rows, seed);
    const took = time();
    const hits = truth.filter(([i, j]) => candidates.has(Math.min(i, j) * texts.length + Math.max(i, j))).length;
    console.log(
      `  MinHash, ${bands} bands of ${rows}: recall ${part(hits, truth.length)}, ${candidates.size} candidates = ` +
        `${(candidates.size / truth.length).toFixed(2)} a true pair, ${took} before any check`,
    );
  }
}

function authorHalf({ author }: Poem): number {
  let sum = 0;
  for (const char of author) sum = (sum * 31 + char.codePointAt(0)!) % 1009;
  return sum % 2;
}

/** R@10 of pairs that mean the same, in the corpus of all given sentences; FlexSearch and MiniSearch beside it. */
export function benchRecall(data: string, rivals: string): void {
  const { sentences, same } = readPairs(data);
  console.log(`recall: each sentence of a pair asked for the other, among ${sentences.length} sentences`);
  const index = createSimilarityIndex();
  sentences.forEach((text, i) => {
    index.add(String(i), text);
  });
  const report = (name: string, every: number, search: (text: string, own: number) => number[]) => {
    for (const [file, pairs] of same) {
      if (pairs.length === 0) continue;
      let hits = 0;
      let asked = 0;
      let turned = 0;
      let rank = 0;
      for (const [n, [a, b]] of pairs.entries()) {
        if (n % every !== 0) continue;
        asked++;
        const place = search(sentences[a]!, a).indexOf(b);
        if (place >= 0) {
          hits++;
          rank += 1 / (place + 1);
        }
        if (search(sentences[b]!, b).includes(a)) turned++;
      }
      console.log(
        `  ${name} ${file}: R@10 ${part(hits, asked)}, asked the other way ${part(turned, asked)}, ` +
          `mean reciprocal rank ${part(rank, asked)}, ${asked} pairs`,
      );
    }
  };
  report('ours', 1, (text, own) =>
    index.search(text, { exclude: String(own), passage: 0 }).map(({ id }) => Number(id)),
  );
  for (const name of ['flexsearch', 'minisearch'] as const) {
    const library = openLibrary(name, rivals);
    if (!library) continue;
    sentences.forEach((text, i) => {
      library.add(i, text);
    });
    report(name, 10, (text, own) =>
      library
        .search(text, 11)
        .filter((id) => id !== own)
        .slice(0, 10),
    );
  }
}

/** How much of the longest common text of true pairs the passages cover, told apart from our own code by a table. */
export function benchPassages(data: string, seed: number): void {
  const poems = readPoems(data);
  const random = createRandom(seed);
  const truth = samePoems(poems).filter(([i, j]) => Math.max(poems[i]!.text.length, poems[j]!.text.length) <= 500);
  const sample = truth.filter(() => random() < 2000 / truth.length);
  const time = stopwatch();
  for (const least of [4, 2]) {
    const cover = { run: 0, runs: 0, kept: 0, subsequence: 0, subsequences: 0 };
    for (const [i, j] of sample) {
      const a = foldText(poems[i]!.text);
      const shown = new Uint8Array(a.length);
      for (const { start, end } of commonPassages(poems[i]!.text, poems[j]!.text, least)) {
        for (let k = 0; k < a.length; k++) if (a.offsets[k]! >= start && a.offsets[k]! < end) shown[k] = 1;
      }
      const b = foldText(poems[j]!.text);
      const [from, length, marks] = longestCommon(a.codes.subarray(0, a.length), b.codes.subarray(0, b.length));
      let run = 0;
      for (let k = from; k < from + length; k++) run += shown[k]!;
      let kept = 0;
      let all = 0;
      for (const [k, mark] of marks.entries()) {
        all += mark;
        kept += mark & shown[k]!;
      }
      cover.run += run;
      cover.runs += length;
      cover.subsequence += kept;
      cover.subsequences += all;
      if (kept >= 0.9 * all) cover.kept++;
    }
    console.log(
      `passages of at least ${least} letters, ${sample.length} true pairs: cover of the longest common run ` +
        `${part(cover.run, cover.runs)}, of the longest common subsequence ` +
        `${part(cover.subsequence, cover.subsequences)} (at least 0.9 in ${part(cover.kept, sample.length)} of the pairs)`,
    );
  }
  console.log(`  ${time()}, most of it the reference table`);
}

/** Longest common run (start in a, length) and the members in a of one longest common subsequence; by table. */
function longestCommon(a: Uint16Array, b: Uint16Array): [number, number, Uint8Array] {
  const width = b.length + 1;
  const runs = new Int32Array((a.length + 1) * width);
  const best = new Int32Array((a.length + 1) * width);
  let [from, length] = [0, 0];
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      const equal = a[i] === b[j];
      runs[at] = equal ? runs[at + width + 1]! + 1 : 0;
      best[at] = equal ? best[at + width + 1]! + 1 : Math.max(best[at + width]!, best[at + 1]!);
      if (runs[at]! >= length) [from, length] = [i, runs[at]!];
    }
  }
  const marks = new Uint8Array(a.length);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      marks[i++] = 1;
      j++;
    } else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i++;
    else j++;
  }
  return [from, length, marks];
}
