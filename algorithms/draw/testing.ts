/** Draws made for tests and test vectors: everything follows from a number. */
import { createHash } from 'node:crypto';
import { addEvent, announceDraw, finishDraw, sealSeed, type Terms } from './ceremony.ts';
import type { DrawRecord, Entry } from './record.ts';

/** A seed as a party would take it from the system's random source; here it follows from a word. */
export const seedFrom = (word: string): string => createHash('sha256').update(word).digest('hex');

/** Two strata, two parties, no quotas. */
export const plainTerms: Terms = {
  id: '2026-11 旁听席',
  title: '十一月常委会会议公民旁听席抽签',
  suite: 'sha-256',
  list: { kind: 'names' },
  strata: [
    { name: '城区', seats: 2, reserves: 1 },
    { name: '县乡', seats: 1, reserves: 1 },
  ],
  quotas: [],
  tries: 1,
  parties: ['办公厅', '公证处'],
  commitBy: '2026-11-20T09:00:00Z',
  revealBy: '2026-11-21T09:00:00Z',
};

/** A short list; one name needs two UTF-16 code units for a character. */
export const plainEntries: Entry[] = [
  ['王伟（一组）', '城区'],
  ['王伟（二组）', '城区'],
  ['Ana Núñez', '城区'],
  ['𠮷田', '县乡'],
  ['赵敏', '县乡'],
  ['钱进', '城区'],
  ['孙悦', '县乡'],
].map(([label, stratum]) => ({ label: label!, stratum: stratum!, traits: [] }));

/** The same with a quota on a trait, and a beacon. */
export const fullTerms: Terms = {
  ...plainTerms,
  suite: 'sm3',
  quotas: [
    {
      trait: '年龄',
      groups: [
        { value: '青年', least: 1, most: 2 },
        { value: '长者', least: 1, most: 3 },
      ],
    },
  ],
  tries: 100,
  parties: ['办公厅', '公证处', '市民代表'],
  beacon: { source: '双色球第2026135期', due: '2026-11-22T14:00:00Z' },
};

/** `plainEntries` with an age each. */
export const fullEntries: Entry[] = plainEntries.map((entry, i) => ({
  ...entry,
  traits: [i % 3 === 0 ? '青年' : '长者'],
}));

/** A draw with all seeds sealed, and the first `opened` of them opened. */
export function sealedDraw(terms: Terms, entries: readonly Entry[], opened: number, word = 'seed'): DrawRecord {
  let record = announceDraw(terms, entries);
  for (const party of terms.parties) {
    record = addEvent(record, sealSeed(record, party, seedFrom(`${word} ${party}`), '2026-11-19T08:00:00Z'));
  }
  for (const party of terms.parties.slice(0, opened)) {
    record = addEvent(record, {
      kind: 'revealed',
      at: '2026-11-20T10:00:00Z',
      party,
      seed: seedFrom(`${word} ${party}`),
    });
  }
  return record;
}

/** A draw from announcement to result. */
export function wholeDraw(terms: Terms, entries: readonly Entry[], word = 'seed'): DrawRecord {
  const opened = sealedDraw(terms, entries, terms.parties.length, word);
  const value = '03 07 12 19 28 31 + 05';
  return finishDraw(
    terms.beacon === undefined ? opened : addEvent(opened, { kind: 'beacon', at: '2026-11-22T14:30:00Z', value }),
  );
}
