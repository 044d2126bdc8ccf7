import { expect, it } from 'vitest';
import { Shelves } from './shelves.ts';

const matter = (n: number, title: string, assemblyId = 'here') => ({
  key: `proposal/${n}`,
  assemblyId,
  title,
  text: `第 ${n} 件，请有关部门研究。`,
});

it('gives what is near of one assembly, best first, no more than is asked for of a shelf', () => {
  const shelves = new Shelves();
  shelves.put([
    ...Array.from({ length: 30 }, (_, n) => matter(n, `关于修缮第 ${n} 号桥的建议`)),
    matter(100, '关于老旧小区加装电梯的建议'),
    matter(101, '老旧小区应当加装电梯', 'elsewhere'),
  ]);
  const near = (limit: number, title = '老旧小区加装电梯') =>
    shelves.near({ assemblyId: 'here', text: { title, text: '' }, limit });
  expect(near(5).keys[0]).toBe('proposal/100');
  expect(near(5).keys).not.toContain('proposal/101');
  const bridges = near(10, '修缮桥');
  expect([bridges.keys.length, bridges.more]).toEqual([10, true]);
  expect(near(40, '修缮桥')).toMatchObject({ more: false });
  expect(shelves.near({ assemblyId: 'nowhere', text: { title: '桥', text: '' }, limit: 3 })).toEqual({
    keys: [],
    more: false,
  });
});
