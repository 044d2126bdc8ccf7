/** Work for the pool's own tests. */
import { Problem } from '../http/problem.ts';

type Order = { kind: 'echo'; value: unknown } | { kind: 'spin'; ms: number } | { kind: 'hoard' | 'refuse' | 'break' };

/** Does what it is told. */
export default function work(order: Order): unknown {
  if (order.kind === 'echo') return order.value;
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
