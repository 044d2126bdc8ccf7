import { afterEach, describe, expect, it } from 'vitest';
import { WorkerPool } from './pool.ts';

const module = new URL('./testing-tasks.ts', import.meta.url);
const opened: WorkerPool[] = [];
function open(options: ConstructorParameters<typeof WorkerPool>[0] = {}, milliseconds = 10_000) {
  const pool = new WorkerPool({ threads: 1, ...options });
  opened.push(pool);
  return { pool, task: pool.define<unknown, unknown>({ name: 'test', module, milliseconds }) };
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
    const { task } = open({}, 3000);
    await expect(task.run({ kind: 'spin', ms: 600_000 }, 'a')).rejects.toMatchObject({ code: 'work_too_long' });
    expect(await task.run({ kind: 'echo', value: 2 }, 'a')).toBe(2);
  });

  it('ends work that takes too much memory', async () => {
    const { task } = open({ megabytes: 40 });
    await expect(task.run({ kind: 'hoard' }, 'a')).rejects.toMatchObject({ code: 'work_too_large' });
    expect(await task.run({ kind: 'echo', value: 3 }, 'a')).toBe(3);
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
