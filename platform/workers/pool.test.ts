import { afterEach, describe, expect, it } from 'vitest';
import { WorkerPool } from './pool.ts';

const module = new URL('./testing-tasks.ts', import.meta.url);
const opened: WorkerPool[] = [];
function open(
  options: ConstructorParameters<typeof WorkerPool>[0] = {},
  milliseconds = 10_000,
  more: { small?: { most: number; of(input: unknown): number }; megabytes?: number } = {},
) {
  const pool = new WorkerPool({ threads: 1, ...options });
  opened.push(pool);
  return { pool, task: pool.define<unknown, unknown>({ name: 'test', module, milliseconds, ...more }) };
}
afterEach(async () => {
  for (const pool of opened.splice(0)) await pool.close();
});

describe('a pool of workers', () => {
  it('gives back what the work gives, refusals with their code and mistakes as errors', async () => {
    const { task } = open();
    expect(await task.run({ kind: 'echo', value: { a: [1, '议'] } }, 'a')).toEqual({ a: [1, '议'] });
    await expect(task.run({ kind: 'refuse' }, 'a')).rejects.toMatchObject({ status: 422, params: { at: 'here' } });
    await expect(task.run({ kind: 'break' }, 'a')).rejects.toThrow('broken inside');
    expect(await task.run({ kind: 'echo', value: 1 }, 'a')).toBe(1);
  });

  it('ends work that takes too long and does the next', async () => {
    const { task } = open({}, 1500);
    await expect(task.run({ kind: 'spin', ms: 600_000 }, 'a')).rejects.toMatchObject({
      code: 'work_too_long',
      params: { seconds: 2 },
    });
    expect(await task.run({ kind: 'echo', value: 2 }, 'a')).toBe(2);
  });

  it('ends work that takes too much memory', async () => {
    const { task } = open({ megabytes: 40 });
    await expect(task.run({ kind: 'hoard' }, 'a')).rejects.toMatchObject({
      code: 'work_too_large',
      params: { megabytes: 40 },
    });
    expect(await task.run({ kind: 'echo', value: 3 }, 'a')).toBe(3);
  });

  it('takes the parts of work one by one, then what it returns', async () => {
    const { task } = open();
    const parts: number[] = [];
    expect(await task.run({ kind: 'count', to: 5 }, 'a', (part: number) => void parts.push(part))).toBe('counted');
    expect(parts).toEqual([1, 2, 3, 4, 5]);
    expect(await task.run({ kind: 'echo', value: 5 }, 'a')).toBe(5);
  });

  it('does what is small where it is asked for, and everything larger on a thread', async () => {
    const { pool, task } = open({}, 10_000, {
      small: { most: 3, of: (input) => (input as { value: string }).value.length },
    });
    expect(await task.run({ kind: 'where', value: 'abc' }, 'a')).toBe('here');
    expect(await task.run({ kind: 'where', value: 'abcd' }, 'a')).toBe('away');
    expect(pool.done.get('test')).toEqual({ away: 1, here: 1, largestHere: 3 });
  });

  it('opens another thread for work that needs more memory than the idle one has', async () => {
    const { pool, task } = open({ megabytes: 300 });
    const large = pool.define<unknown, unknown>({ name: 'large', module, milliseconds: 10_000, megabytes: 900 });
    const before = await task.run({ kind: 'memory' }, 'a');
    const with900 = await large.run({ kind: 'memory' }, 'a');
    expect([before, with900, await task.run({ kind: 'memory' }, 'a')]).toEqual([300, 900, 300]);
  });

  it('lets nobody queue more than a share, and takes turns', async () => {
    const { task } = open({ perShare: 3 });
    const done: string[] = [];
    const greedy = [1, 2, 3].map((n) => task.run({ kind: 'spin', ms: 60 }, 'a').then(() => done.push(`a${n}`)));
    await expect(task.run({ kind: 'echo', value: 0 }, 'a')).rejects.toMatchObject({ status: 429 });
    const other = task.run({ kind: 'echo', value: 0 }, 'b').then(() => done.push('b'));
    await Promise.all([...greedy, other]);
    expect(done).toHaveLength(4);
    expect(done.indexOf('b')).toBeLessThan(done.indexOf('a3'));
    expect(await task.run({ kind: 'echo', value: 4 }, 'a')).toBe(4);
  });

  it('refuses more than may wait', async () => {
    const { task } = open({ waiting: 2 });
    const first = ['a', 'b', 'c'].map((share) => task.run({ kind: 'spin', ms: 100 }, share));
    await expect(task.run({ kind: 'echo', value: 0 }, 'd')).rejects.toMatchObject({ code: 'work_queue_full' });
    await Promise.all(first);
  });

  it('leaves the event loop to others', async () => {
    const { task } = open();
    await task.run({ kind: 'echo', value: 0 }, 'a');
    let working = true;
    let turns = 0;
    const work = task.run({ kind: 'spin', ms: 200 }, 'a').finally(() => {
      working = false;
    });
    while (working) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
    await work;
    expect(turns).toBeGreaterThan(100);
  });
});
