/** Learning from past assignments and asking what was learnt, on threads: seconds to minutes of processor, and a model of megabytes. */
import type { Validation } from '../../../algorithms/classification/validation.ts';
import { textPool, WorkerPool } from '../../../platform/workers/pool.ts';

export interface PastAssignment {
  id: string;
  title: string;
  text: string;
  unitId: string;
}

interface LearnOrder {
  order: 'learn';
  examples: readonly PastAssignment[];
}

interface AskOrder {
  order: 'ask';
  /** Of the model: a thread keeps the one it read last. */
  name: string;
  /** Shared by all threads of the process, never copied. */
  model: SharedArrayBuffer;
  title: string;
  text: string;
  most: number;
}

export interface Learnt {
  model: Uint8Array;
  validation: Validation;
}

export interface LikelyUnit {
  unitId: string;
  probability: number;
  because: string[];
}

/** Words that say nothing of who is to do something. */
const LEAST_REASON = 2;

async function wordsOf(title: string, text: string): Promise<string[]> {
  const [{ sharedSegmenter }, { simplify, withoutBlanks }] = await Promise.all([
    import('../../../algorithms/words/segment.ts'),
    import('../../../algorithms/words/fold.ts'),
  ]);
  return sharedSegmenter().words(simplify(withoutBlanks(`${title}\n${text}`)));
}

async function learn({ examples }: LearnOrder): Promise<Learnt> {
  const { Classifier } = await import('../../../algorithms/classification/classifier.ts');
  const classifier = new Classifier();
  for (const { id, title, text, unitId } of examples)
    classifier.learn([{ id, words: await wordsOf(title, text), label: unitId }]);
  classifier.train();
  return { model: classifier.model!.save(), validation: classifier.validation! };
}

let kept:
  | { name: string; model: import('../../../algorithms/classification/trained-model.ts').TrainedModel }
  | undefined;

async function ask({ name, model, title, text, most }: AskOrder): Promise<LikelyUnit[]> {
  const { TrainedModel } = await import('../../../algorithms/classification/trained-model.ts');
  if (kept?.name !== name) kept = { name, model: TrainedModel.load(new Uint8Array(model)) };
  const trained = kept.model;
  const words = await wordsOf(title, text);
  return trained
    .predict(words)
    .all.slice(0, most)
    .map(({ label, probability }) => ({
      unitId: label,
      probability,
      because: trained.because(words, label).filter((word) => word.length >= LEAST_REASON),
    }));
}

export default async function work(order: LearnOrder | AskOrder): Promise<Learnt | LikelyUnit[]> {
  return order.order === 'learn' ? learn(order) : ask(order);
}

const module = new URL(import.meta.url);
/** Nobody's step waits behind the learning of a night. */
const learningPool = new WorkerPool({ threads: 1, idleMilliseconds: 5_000, megabytes: 1536 });
const learning = learningPool.define<LearnOrder, Learnt>({ name: 'learn-units', module, milliseconds: 900_000 });
const asking = textPool.define<AskOrder, LikelyUnit[]>({ name: 'likely-units', module, milliseconds: 10_000 });

export const learnUnits = (examples: readonly PastAssignment[]): Promise<Learnt> =>
  learning.run({ order: 'learn', examples }, 'learning');

/** @param share whose work it is */
export const askUnits = (order: Omit<AskOrder, 'order'>, share: string): Promise<LikelyUnit[]> =>
  asking.run({ order: 'ask', ...order }, share);
