/**
 * The hash tree over the entries of a list, with proofs that one entry is in it. The tree is that of RFC 9162, section
 * 2.1 (Certificate Transparency): a level's neighbours are joined two by two, an odd last one goes up as it is.
 */
import { DrawError, type Finding } from './findings.ts';
import { DIGEST_BYTES, fromHex, hashHex, hashParts, SUITES, type Suite } from './hash.ts';
import type { Entry } from './record.ts';
import { fields, hex, listOf, oneOf, text, whole } from './shape.ts';

function level(suite: Suite, entries: readonly Entry[]): Uint8Array {
  const leaves = new Uint8Array(entries.length * DIGEST_BYTES);
  entries.forEach(({ label, stratum, traits }, i) => {
    leaves.set(hashParts(suite, 'entry', label, stratum, ...traits), i * DIGEST_BYTES);
  });
  return leaves;
}

const at = (nodes: Uint8Array, i: number) => nodes.subarray(i * DIGEST_BYTES, (i + 1) * DIGEST_BYTES);

/** Joins neighbours; the result lies in the front of the same array. */
function joinLevel(suite: Suite, nodes: Uint8Array): Uint8Array {
  const count = nodes.length / DIGEST_BYTES;
  const half = Math.ceil(count / 2);
  for (let i = 0; i < half; i++) {
    const joined =
      2 * i + 1 < count ? hashParts(suite, 'node', at(nodes, 2 * i), at(nodes, 2 * i + 1)) : at(nodes, 2 * i);
    nodes.set(joined, i * DIGEST_BYTES);
  }
  return nodes.subarray(0, half * DIGEST_BYTES);
}

/**
 * Digest of a list: hash of its length and of the root of its tree. O(n) hashes.
 * @param entries in their order, at least one
 * @returns 64 hexadecimal digits
 * @throws DrawError `list.empty`
 */
export function listDigest(suite: Suite, entries: readonly Entry[]): string {
  if (entries.length === 0) throw new DrawError('list.empty');
  let nodes = level(suite, entries);
  while (nodes.length > DIGEST_BYTES) nodes = joinLevel(suite, nodes);
  return hashHex(suite, 'list', entries.length, nodes);
}

/** Shows that an entry is in the list of a digest, without the rest of the list. */
export interface Inclusion {
  suite: Suite;
  entry: Entry;
  /** place of the entry, from 0 */
  index: number;
  /** entries of the list */
  count: number;
  /** neighbours from the leaf to the root, 64 hexadecimal digits each */
  path: string[];
}

/**
 * Proof for the entry at a place. O(n) hashes, since nothing is kept; the proof has at most ⌈log₂ n⌉ neighbours.
 * @throws DrawError `inclusion.failed` when the list has no such place
 */
export function proveInclusion(suite: Suite, entries: readonly Entry[], index: number): Inclusion {
  const entry = entries[index];
  if (entry === undefined) throw new DrawError('inclusion.failed', String(index));
  const path: string[] = [];
  let nodes = level(suite, entries);
  for (let place = index; nodes.length > DIGEST_BYTES; place >>= 1) {
    const neighbour = at(nodes, place ^ 1);
    if (neighbour.length > 0) path.push(Buffer.from(neighbour).toString('hex'));
    nodes = joinLevel(suite, nodes);
  }
  return { suite, entry, index, count: entries.length, path };
}

const inclusionShape = fields({
  suite: oneOf(...SUITES),
  entry: fields({ label: text, stratum: text, traits: listOf(text) }),
  index: whole,
  count: whole,
  path: listOf(hex, 64),
});

/**
 * Whether a proof shows that its entry is in the list of a digest. O(log n) hashes.
 * @param given a proof, or anything else from outside, which shows nothing
 * @param digest the list's digest from a source the reader trusts, not from the proof
 */
export function checkInclusion(given: unknown, digest: string): boolean {
  const findings: Finding[] = [];
  inclusionShape(given, '', findings);
  if (findings.length > 0) return false;
  const { suite, entry, index, count, path } = given as Inclusion;
  if (index >= count) return false;
  let node: Uint8Array = hashParts(suite, 'entry', entry.label, entry.stratum, ...entry.traits);
  let used = 0;
  for (let place = index, width = count; width > 1; place >>= 1, width = Math.ceil(width / 2)) {
    const left = place % 2 === 1;
    if (!left && place + 1 >= width) continue;
    const next = path[used++];
    if (next === undefined) return false;
    node = left ? hashParts(suite, 'node', fromHex(next), node) : hashParts(suite, 'node', node, fromHex(next));
  }
  return used === path.length && hashHex(suite, 'list', count, node) === digest;
}
