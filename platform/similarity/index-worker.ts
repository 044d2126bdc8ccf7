/** The thread that holds the index: one message, one answer, in order; only writing to disk goes on beside. */
import { parentPort } from 'node:worker_threads';
import { type NearAsked, type Position, type ShelvedMatter, Shelves } from './shelves.ts';

export type ShelvesOrder =
  | { order: 'put'; matters: readonly ShelvedMatter[] }
  | { order: 'drop'; keys: readonly string[] }
  | { order: 'near'; asked: NearAsked }
  | { order: 'save'; folder: string; position: Position }
  | { order: 'load'; folder: string }
  | { order: 'clear' | 'measure' };

const shelves = new Shelves();

async function follow(given: ShelvesOrder): Promise<unknown> {
  switch (given.order) {
    case 'put':
      return shelves.put(given.matters);
    case 'drop':
      return shelves.drop(given.keys);
    case 'near':
      return shelves.near(given.asked);
    case 'save':
      return shelves.save(given.folder, given.position);
    case 'load':
      return shelves.load(given.folder);
    case 'clear':
      return shelves.clear();
    default:
      return shelves.measure();
  }
}

parentPort?.on('message', async ({ number, given }: { number: number; given: ShelvesOrder }) => {
  try {
    parentPort!.postMessage({ number, answer: await follow(given) });
  } catch (error) {
    parentPort!.postMessage({ number, failed: error instanceof Error ? error.message : String(error) });
  }
});
