/**
 * Test vectors for other implementations: everything in `test-vectors.json` is made here. The format of that file is
 * described in docs/algorithms/draw.md.
 */
import { addEvent, callVoid } from './ceremony.ts';
import { chancesOf } from './chances.ts';
import { hashHex, type Purpose, SUITES, type Suite } from './hash.ts';
import { orderList, saltedHash } from './list.ts';
import { drawPlaces } from './lots.ts';
import type { DrawRecord } from './record.ts';
import { createStream } from './stream.ts';
import { fullEntries, fullTerms, plainEntries, plainTerms, sealedDraw, seedFrom, wholeDraw } from './testing.ts';
import { alterLeaf, leavesOf, withLeaf } from './testing-alter.ts';
import { listDigest, proveInclusion } from './tree.ts';
import { recordText, verifyRecord } from './verify.ts';

type Part = { text: string } | { number: number } | { hex: string };

const hashInputs: [Purpose, Part[]][] = [
  ['entry', []],
  ['entry', [{ text: '' }]],
  ['entry', [{ text: '王伟（一组）' }, { text: '城区' }]],
  ['entry', [{ text: '王伟' }, { text: '（一组）城区' }]],
  ['person', [{ hex: '00112233445566778899aabbccddeeff' }, { text: '𠮷田' }]],
  ['block', [{ hex: 'ff'.repeat(32) }, { number: 4_294_967_295 }]],
  ['list', [{ number: 7 }, { hex: '00'.repeat(32) }]],
  ['announced', [{ text: '议'.repeat(200) }]],
];

const partValue = (part: Part) =>
  'text' in part ? part.text : 'number' in part ? part.number : Buffer.from(part.hex, 'hex');

function partsOf(suite: Suite) {
  const key = seedFrom(`key ${suite}`);
  const stream = () => createStream(suite, Buffer.from(key, 'hex'));
  const bounds = [1, 2, 3, 6, 7, 100, 1000, 65_537, 3_000_000_000, 4_294_967_295, 4_294_967_296, 2_863_311_531, 10, 10];
  const one = stream();
  const many = Array.from({ length: 13 }, (_, i) => ({
    label: `市民${i + 1}`,
    stratum: i % 2 ? '城区' : '县乡',
    traits: [],
  }));
  const list = orderList(many);
  const opening = { name: 'Ana Núñez', salt: '0123456789abcdef0123456789abcdef' };
  return {
    hashes: hashInputs.map(([purpose, parts]) => ({
      suite,
      purpose,
      parts,
      digest: hashHex(suite, purpose, ...parts.map(partValue)),
    })),
    streams: [{ suite, key, bounds, numbers: bounds.map((bound) => one.below(bound)) }],
    places: [
      [1, 1],
      [10, 10],
      [1000, 12],
      [1_000_000, 20],
    ].map(([size, count]) => ({ suite, key, size, count, places: drawPlaces(stream(), size!, count!) })),
    persons: [{ suite, ...opening, label: saltedHash(suite, opening) }],
    lists: [
      {
        suite,
        entries: many,
        digest: listDigest(suite, list),
        proofs: [0, 6, 12].map((i) => proveInclusion(suite, list, i)),
      },
    ],
  };
}

function recordVector(name: string, record: unknown) {
  const { verdict, findings } = verifyRecord(record);
  return { name, text: recordText(record as DrawRecord), verdict, findings };
}

/** Records that are right, and each of them altered in a dozen places. */
function recordsOf() {
  const sealed = sealedDraw(plainTerms, plainEntries, 1);
  const voided = addEvent(sealed, callVoid(sealed, '2026-11-21T10:00:00Z'));
  const right: [string, DrawRecord][] = [
    ['plain', wholeDraw(plainTerms, plainEntries)],
    ['quotas, beacon, SM3', wholeDraw(fullTerms, fullEntries)],
    ['void', voided],
    ['open', sealed],
  ];
  const altered = right.flatMap(([name, record]) => {
    const leaves = leavesOf(record);
    return Array.from({ length: 12 }, (_, i) => {
      const { path, value } = leaves[(i * 5 + 3) % leaves.length]!;
      const other = typeof value === 'number' ? value + 1 : alterLeaf(value, i - (i % 7));
      return recordVector(`${name}: ${path.join('.')}`, withLeaf(record, path, other));
    });
  });
  return [...right.map(([name, record]) => recordVector(name, record)), ...altered];
}

/** All vectors, as they stand in the file. */
export function makeVectors() {
  const bySuite = SUITES.map(partsOf);
  const all = <K extends keyof (typeof bySuite)[number]>(key: K) => bySuite.flatMap((parts) => parts[key] as unknown[]);
  const { announcement, list } = wholeDraw(fullTerms, fullEntries);
  return {
    format: 'yitang-draw-vectors',
    version: 1,
    hashes: all('hashes'),
    streams: all('streams'),
    places: all('places'),
    persons: all('persons'),
    lists: all('lists'),
    chances: [{ announcement, list, ...chancesOf(announcement, list) }],
    records: recordsOf(),
  };
}
