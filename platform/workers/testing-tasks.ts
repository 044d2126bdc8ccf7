/** Work for the pool's own tests. */
import { isMainThread, resourceLimits } from 'node:worker_threads';
import { Problem } from '../http/problem.ts';

type Order =
  | { kind: 'echo'; value: unknown }
  | { kind: 'spin'; ms: number }
  | { kind: 'count'; to: number }
  | { kind: 'hoard' | 'refuse' | 'break' | 'where' | 'memory' };

async function* count(to: number): AsyncGenerator<number, string> {
  for (let at = 1; at <= to; at += 1) yield at;
  return 'counted';
}

/** Does what it is told. */
export default function work(order: Order): unknown {
  if (order.kind === 'echo') return order.value;
  if (order.kind === 'count') return count(order.to);
  if (order.kind === 'where') return isMainThread ? 'here' : 'away';
  if (order.kind === 'memory') return resourceLimits.maxOldGenerationSizeMb;
  if (order.kind === 'refuse') throw new Problem(422, 'invalid', { at: 'here' });
  if (order.kind === 'break') throw new Error('broken inside');
  if (order.kind === 'hoard') {
    const kept: number[][] = [];
    for (;;) kept.push(Array.from({ length: 1_000_000 }, (_, at) => at));
  }
  const end = Date.now() + (order as { ms: number }).ms;
  while (Date.now() < end);
  return 'spun';
}
