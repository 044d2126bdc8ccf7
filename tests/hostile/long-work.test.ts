/** The largest texts anybody may send are compared and printed while the server goes on answering others. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleContent } from '../../modules/proposals/testing.ts';
import { type LivedInHouse, openLivedInHouse } from '../strangers/lived-in.ts';

let house: LivedInHouse;
beforeAll(async () => {
  house = await openLivedInHouse();
});
afterAll(() => house?.close());

/** Characters without order: nothing in common, no sentence, no word. */
function noise(length: number, seed: number): string {
  let state = seed;
  let text = '';
  for (let at = 0; at < length; at += 1) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    text += String.fromCharCode(0x4e00 + (state % 8000));
  }
  return text;
}

async function draft(text: (field: number) => string): Promise<string> {
  const body = { ...sampleContent(), kind: 'single', situation: text(1), analysis: text(2), suggestions: text(3) };
  const made = await house.call({ as: 'member1', method: 'POST', path: '/proposals', body });
  expect(made.statusCode, made.body).toBe(200);
  return made.json().proposalId as string;
}

/** @returns how often others got an answer while the work was under way */
async function meanwhile(work: Promise<unknown>): Promise<number> {
  let working = true;
  void work.finally(() => {
    working = false;
  });
  let answers = 0;
  while (working) {
    const answer = await house.call({ path: '/assemblies', root: true });
    if (answer.statusCode === 200) answers += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return answers;
}

describe('while the longest drafts', () => {
  it('are compared, others are answered, and both texts come back whole', async () => {
    const left = await draft((field) => noise(20_000, field));
    const right = await draft((field) => noise(20_000, field + 10));
    const comparing = house.call({ as: 'member1', path: `/proposals/compare?leftId=${left}&rightId=${right}` });
    expect(await meanwhile(comparing)).toBeGreaterThan(3);
    const answer = await comparing;
    expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200);
    const { fields } = answer.json();
    for (const { field, runs } of fields.slice(1)) {
      const text = runs
        .filter((run: { kind: string }) => run.kind !== 'right')
        .map((run: { text: string }) => run.text);
      expect(text.join('')).toBe(answer.json().left[field]);
    }
  });

  it.each(['pdf', 'docx'])('are printed as %s, others are answered', async (format) => {
    const id = await draft(() => 'a'.repeat(20_000));
    const printing = house.call({ as: 'member1', path: `/proposals/${id}/document?format=${format}` });
    expect(await meanwhile(printing)).toBeGreaterThan(3);
    expect((await printing).statusCode).toBe(200);
  });

  it('are printed too often by one person, that person waits and nobody else', async () => {
    const id = await draft((field) => noise(20_000, field));
    const asked = Array.from({ length: 8 }, () =>
      house.call({ as: 'member1', path: `/proposals/${id}/document?format=pdf` }),
    );
    const statuses = (await Promise.all(asked)).map((answer) => answer.statusCode);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(2);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
  });
});
