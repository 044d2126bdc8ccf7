/** The list of those who may be drawn: its order, what is refused, and entries that hide names behind salted hashes. */
import { DrawError, type Finding, throwFirst } from './findings.ts';
import { fromHex, hashHex, type Suite } from './hash.ts';
import type { Announcement, Entry } from './record.ts';
import { compareTexts, isPlainText, toPlainText } from './texts.ts';
import { listDigest } from './tree.ts';

/** Least length of a salt: 128 bits. */
const LEAST_SALT_BYTES = 16;

/** What the office keeps for an entry whose name is private, and shows to that person only. */
export interface Opening {
  name: string;
  /** at least 32 hexadecimal digits, random and another for each person and each list */
  salt: string;
}

/**
 * The label of somebody whose name stays private.
 * @throws DrawError `text.refused` for a name not in plain form, `opening.failed` for a salt that is no hexadecimal
 *   number of 128 bits or more
 */
export function saltedHash(suite: Suite, { name, salt }: Opening): string {
  if (!isPlainText(name)) throw new DrawError('text.refused', name.slice(0, 40).toWellFormed());
  if (!/^([0-9a-f]{2})+$/.test(salt) || salt.length < 2 * LEAST_SALT_BYTES)
    throw new DrawError('opening.failed', 'salt');
  return hashHex(suite, 'person', fromHex(salt), name);
}

/**
 * Brings entries into plain form and into their order.
 * @returns a new list, strictly ascending by the code points of the labels
 * @throws DrawError `list.empty`, `text.refused`, `list.duplicate`
 */
export function orderList(entries: readonly Entry[]): Entry[] {
  if (entries.length === 0) throw new DrawError('list.empty');
  const ordered = entries
    .map((entry) => ({
      label: toPlainText(entry.label),
      stratum: toPlainText(entry.stratum),
      traits: entry.traits.map(toPlainText),
    }))
    .sort((a, b) => compareTexts(a.label, b.label));
  for (let i = 1; i < ordered.length; i++) {
    if (ordered[i]!.label === ordered[i - 1]!.label) throw new DrawError('list.duplicate', ordered[i]!.label);
  }
  return ordered;
}

/**
 * What is wrong with the entries of a list, but for its digest; at most one finding of each code.
 * @param entries of the right shape (texts are plain)
 */
export function checkEntries(announcement: Announcement, entries: readonly Entry[]): Finding[] {
  if (entries.length === 0) return [{ code: 'list.empty', where: 'list' }];
  const found = new Map<Finding['code'], string>();
  const note = (code: Finding['code'], where: string) => {
    if (!found.has(code)) found.set(code, where);
  };
  const strata = new Set(announcement.strata.map(({ name }) => name));
  const values = announcement.quotas.map(({ groups }) => new Set(groups.map(({ value }) => value)));
  const hidden = announcement.list.kind === 'salted-hashes';
  for (const [i, entry] of entries.entries()) {
    if (i > 0) {
      const order = compareTexts(entries[i - 1]!.label, entry.label);
      if (order === 0) note('list.duplicate', `list[${i}].label`);
      if (order > 0) note('list.order', `list[${i}].label`);
    }
    if (hidden && !/^[0-9a-f]{64}$/.test(entry.label)) note('list.salted-hash', `list[${i}].label`);
    if (!strata.has(entry.stratum)) note('list.stratum', `list[${i}].stratum`);
    if (entry.traits.length !== values.length || entry.traits.some((trait, q) => !values[q]!.has(trait))) {
      note('list.trait', `list[${i}].traits`);
    }
  }
  return [...found].map(([code, where]) => ({ code, where }));
}

/** What is wrong with a list, measured by its announcement: as `checkEntries`, and `list.changed`. O(n) hashes. */
export function checkList(announcement: Announcement, entries: readonly Entry[]): Finding[] {
  const { suite, list } = announcement;
  const findings = checkEntries(announcement, entries);
  if (entries.length === 0) return findings;
  if (entries.length !== list.count) findings.push({ code: 'list.changed', where: 'announcement.list.count' });
  else if (listDigest(suite, entries) !== list.digest) {
    findings.push({ code: 'list.changed', where: 'announcement.list.digest' });
  }
  return findings;
}

/**
 * For an auditor who may see the names: every entry of a private list is opened, and nobody stands in it twice.
 * @throws DrawError `opening.failed` with the name, or the number of entries left unopened
 */
export function checkOpenings(suite: Suite, entries: readonly Entry[], openings: readonly Opening[]): void {
  const closed = new Set(entries.map(({ label }) => label));
  const names = new Set<string>();
  for (const opening of openings) {
    if (!closed.delete(saltedHash(suite, opening)) || names.has(opening.name)) {
      throw new DrawError('opening.failed', opening.name);
    }
    names.add(opening.name);
  }
  throwFirst(closed.size > 0 ? [{ code: 'opening.failed', where: `${closed.size} unopened` }] : []);
}
