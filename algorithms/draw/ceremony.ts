/** Holding a draw: each step takes a record and gives the next one, or refuses what is not in order. */
import { type Course, commitmentOf, followCourse } from './course.ts';
import { DrawError, type Finding, throwFirst } from './findings.ts';
import { checkEntries, checkList, orderList } from './list.ts';
import { checkAnnouncement, checkSeats, drawOutcome } from './plan.ts';
import {
  type Announcement,
  announcementShape,
  type DrawEvent,
  type DrawRecord,
  type Entry,
  FORMAT,
  VERSION,
} from './record.ts';
import { listDigest } from './tree.ts';
import { digestsOf } from './verify.ts';

/** An announcement before its list is counted and hashed. */
export type Terms = Omit<Announcement, 'list'> & { list: { kind: Announcement['list']['kind'] } };

/**
 * Fixes list and rules. Publish `digests.announced` before the first commitment.
 * @param entries in any order; labels, strata and traits are trimmed and brought to NFC
 * @throws DrawError for anything `verifyRecord` would find in it
 */
export function announceDraw(terms: Terms, entries: readonly Entry[]): DrawRecord {
  const list = orderList(entries);
  const kind = terms.list?.kind;
  const placeholder = { ...terms, list: { kind, count: list.length, digest: '0'.repeat(64) } };
  const unshaped: Finding[] = [];
  announcementShape(placeholder, 'announcement', unshaped);
  if (unshaped.some(({ where }) => where === 'announcement.suite')) throw new DrawError('suite.unknown', 'suite');
  throwFirst(unshaped);
  const digest = listDigest(terms.suite, list);
  const announcement: Announcement = { ...terms, list: { kind, count: list.length, digest } };
  throwFirst(checkAnnouncement(announcement));
  throwFirst(checkEntries(announcement, list));
  throwFirst(checkSeats(announcement, list));
  const digests = digestsOf(announcement, followCourse(announcement, []), undefined);
  return { format: FORMAT, version: VERSION, announcement, list, events: [], digests };
}

/**
 * Adds an event. Publish `digests.committed` when it appears, before the first seed is shown.
 * @throws DrawError for an event out of order, late, by a stranger, or a seed that does not fit its commitment
 */
export function addEvent(record: DrawRecord, event: DrawEvent): DrawRecord {
  if (record.outcome !== undefined) throw new DrawError('order.voided', 'outcome');
  const events = [...record.events, event];
  const course = followCourse(record.announcement, events);
  throwFirst(course.findings);
  return { ...record, events, digests: digestsOf(record.announcement, course, undefined) };
}

/**
 * The event by which a party seals a seed.
 * @param seed 64 hexadecimal digits from a source of true randomness, kept secret until all have sealed
 */
export function sealSeed(record: DrawRecord, party: string, seed: string, at: string): DrawEvent {
  const { suite } = record.announcement;
  return { kind: 'committed', at, party, commitment: commitmentOf(suite, record.digests.announced, party, seed) };
}

/** The event by which a draw ends without a result, since somebody withheld: allowed only after the deadline. */
export function callVoid(record: DrawRecord, at: string): DrawEvent {
  return { kind: 'voided', at, withheld: followCourse(record.announcement, record.events).awaited };
}

function stillMissing({ stage, awaited }: Course): Finding[] {
  if (stage === 'commitments') return awaited.map((where) => ({ code: 'seed.not-sealed', where }));
  if (stage === 'seeds') return awaited.map((where) => ({ code: 'seed.withheld', where }));
  if (stage === 'beacon') return [{ code: 'beacon.missing', where: 'events' }];
  return stage === 'void' ? [{ code: 'order.voided', where: 'events' }] : [];
}

/**
 * Draws. Publish `digests.record` with the result.
 * @throws DrawError `seed.not-sealed`, `seed.withheld`, `beacon.missing` while something is missing, `order.voided` for a
 *   void draw, and the first finding in its events
 */
export function finishDraw(record: DrawRecord): DrawRecord {
  const course = followCourse(record.announcement, record.events);
  throwFirst([...course.findings, ...stillMissing(course), ...checkList(record.announcement, record.list)]);
  const outcome = drawOutcome(record.announcement, record.list, course.seed!);
  return { ...record, outcome, digests: digestsOf(record.announcement, course, outcome) };
}
