/**
 * Seven first-level labels of 7,000 messages, stratified five-fold: macro-F1 and calibration error of
 * `algorithms/classification`, and of scikit-learn's LinearSVC on the same folds.
 *   npm run bench -- classification [--data DIR] [--seeds 1,2,3] [--python PATH]
 * The parameters were fixed on the folds of seed 1; the other seeds were looked at once, at the end.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { calibrationError } from '../../algorithms/classification/calibration.ts';
import { Classifier } from '../../algorithms/classification/classifier.ts';
import { createRandom } from '../../algorithms/random/prng.ts';

const FOLDS = 5;

export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string', default: '../shared/data' },
      seeds: { type: 'string', default: '1,2,3' },
      python: { type: 'string', default: 'python3' },
    },
  });
  const file = join(values.data, 'messages/labelled-tokens.jsonl.gz');
  if (!existsSync(file)) {
    console.log(`classification: skipped, no ${file}`);
    return;
  }
  const texts = gunzipSync(readFileSync(file))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { tokens: string[]; label: string });
  console.log(`classification: ${texts.length} texts, 7 labels, ${FOLDS} folds, from ${file}`);
  const folder = mkdtempSync(join(tmpdir(), 'classification-'));
  for (const seed of values.seeds.split(',').map(Number)) {
    const folds = stratified(texts, seed);
    ours(texts, folds, seed);
    rival(values.python, file, folds, folder, seed);
  }
  rmSync(folder, { recursive: true });
}

function ours(texts: { tokens: string[]; label: string }[], folds: number[], seed: number): void {
  const labels = [...new Set(texts.map(({ label }) => label))].sort();
  const predicted: string[] = new Array(texts.length);
  const chances: Float64Array[] = new Array(texts.length);
  const begin = performance.now();
  const work = process.cpuUsage();
  let predicting = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const classifier = new Classifier();
    classifier.learn(
      texts.flatMap(({ tokens, label }, i) => (folds[i] === fold ? [] : [{ id: `${i}`, words: tokens, label }])),
    );
    classifier.train();
    const before = performance.now();
    texts.forEach(({ tokens }, i) => {
      if (folds[i] !== fold) return;
      const { label, all } = classifier.predict(tokens);
      predicted[i] = label;
      chances[i] = Float64Array.from(labels, (one) => all.find((entry) => entry.label === one)?.probability ?? 0);
    });
    predicting += performance.now() - before;
  }
  const seconds = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(work);
  const processor = (user + system) / 1e6;
  const truth = texts.map(({ label }) => label);
  const error = calibrationError(
    chances,
    truth.map((label) => labels.indexOf(label)),
  );
  console.log(
    `  seed ${seed} ours: macro-F1 ${macroF1(truth, predicted).toFixed(4)} accuracy ${accuracy(truth, predicted)} ` +
      `calibration error ${error.toFixed(4)} · ${seconds.toFixed(1)} s (${processor.toFixed(1)} s of processor) for ${FOLDS} trainings with calibration, ` +
      `${((predicting / texts.length) * 1000).toFixed(0)} µs a prediction, peak ${peak()} MB`,
  );
}

function rival(python: string, file: string, folds: number[], folder: string, seed: number): void {
  const path = join(folder, 'folds.json');
  writeFileSync(path, JSON.stringify(folds));
  const script = new URL('rivals/linear-svc.py', import.meta.url).pathname;
  const run = spawnSync(python, [script, file, path], {
    encoding: 'utf8',
    env: { ...process.env, OMP_NUM_THREADS: '1' },
  });
  const said = run.status === 0 ? run.stdout.trim() : 'skipped, scikit-learn is not there';
  console.log(`  seed ${seed} scikit-learn LinearSVC: ${said}`);
}

/** Fold of each text: within each label a seeded order, dealt round. */
function stratified(texts: { label: string }[], seed: number): number[] {
  const random = createRandom(seed);
  const folds: number[] = new Array(texts.length);
  for (const label of [...new Set(texts.map((text) => text.label))].sort()) {
    const mine = texts.flatMap((text, i) => (text.label === label ? [i] : []));
    for (let i = mine.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [mine[i], mine[j]] = [mine[j]!, mine[i]!];
    }
    mine.forEach((text, i) => {
      folds[text] = i % FOLDS;
    });
  }
  return folds;
}

function macroF1(truth: string[], predicted: string[]): number {
  const labels = [...new Set(truth)];
  const scores = labels.map((label) => {
    let [both, either] = [0, 0];
    truth.forEach((own, i) => {
      either += Number(own === label) + Number(predicted[i] === label);
      both += Number(own === label && predicted[i] === label);
    });
    return (2 * both) / either;
  });
  return scores.reduce((a, b) => a + b, 0) / scores.length;
}

function accuracy(truth: string[], predicted: string[]): string {
  return (truth.filter((label, i) => label === predicted[i]).length / truth.length).toFixed(4);
}

function peak(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

if (import.meta.main) await main(process.argv.slice(2));
