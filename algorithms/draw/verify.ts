/** Replaying a record: everything in it is reckoned anew, and every difference is named. */
import { announcedDigest, type Course, followCourse, recordDigest } from './course.ts';
import { DrawError, type Finding } from './findings.ts';
import { SUITES } from './hash.ts';
import { checkList } from './list.ts';
import { checkAnnouncement, checkSeats, drawOutcome } from './plan.ts';
import { type Announcement, type Digests, type DrawRecord, FORMAT, recordShape, VERSION } from './record.ts';
import { canonicalJson } from './texts.ts';

/** Fingerprints from a source other than the record: a newspaper, minutes, a photograph of the screen. */
export type Anchors = Partial<Record<keyof Digests, string>>;

/** What a record is worth. */
export interface Verdict {
  /**
   * `drawn`: all is right and there is a result. `no-panel`: all is right, but no try met the quotas. `void`: all is
   * right, and a party withheld its part. `open`: right so far, and not finished. `refused`: see the findings.
   */
  verdict: 'drawn' | 'no-panel' | 'void' | 'open' | 'refused';
  findings: Finding[];
  /** parties waited for (`open`) or who withheld (`void`) */
  awaited: string[];
  /** fingerprints of this content, reckoned anew; to be compared with the published ones */
  digests: Digests | undefined;
  /** the record, if its shape is right */
  record: DrawRecord | undefined;
}

/** Fingerprints an announcement and its course come to. */
export function digestsOf(announcement: Announcement, course: Course, outcome: DrawRecord['outcome']): Digests {
  return {
    announced: announcedDigest(announcement),
    ...(course.committed === undefined ? {} : { committed: course.committed }),
    record: recordDigest(announcement.suite, course.last, outcome),
  };
}

const refused = (findings: Finding[]): Verdict => ({
  verdict: 'refused',
  findings,
  awaited: [],
  digests: undefined,
  record: undefined,
});

function withoutShape(value: unknown): Finding[] {
  const found = (code: Finding['code'], where: string): Finding[] => [{ code, where }];
  if (typeof value !== 'object' || value === null) return found('record.format', 'format');
  const top = new Map<string, unknown>(Object.entries(value));
  if (top.get('format') !== FORMAT) return found('record.format', 'format');
  if (top.get('version') !== VERSION) return found('record.version', 'version');
  const announcement = top.get('announcement');
  const suite =
    typeof announcement === 'object' && announcement !== null
      ? new Map<string, unknown>(Object.entries(announcement)).get('suite')
      : undefined;
  if (typeof suite === 'string' && !SUITES.some((known) => known === suite)) {
    return found('suite.unknown', 'announcement.suite');
  }
  const findings: Finding[] = [];
  recordShape(value, '', findings);
  return findings;
}

function checkOutcome(record: DrawRecord, course: Course, possible: boolean): Finding[] {
  const { announcement, list, outcome } = record;
  const findings: Finding[] = [];
  if (outcome === undefined) {
    if (course.stage === 'outcome') findings.push({ code: 'outcome.missing', where: 'outcome' });
    return findings;
  }
  for (const party of course.awaited) {
    if (course.stage === 'commitments') findings.push({ code: 'seed.not-sealed', where: party });
    else findings.push({ code: 'seed.withheld', where: party });
  }
  if (course.stage === 'void' && course.awaited.length === 0) findings.push({ code: 'order.voided', where: 'outcome' });
  if (course.stage === 'beacon') findings.push({ code: 'beacon.missing', where: 'events' });
  if (course.seed === undefined || !possible) return findings;
  if (outcome.seed !== course.seed.toString('hex')) findings.push({ code: 'outcome.seed', where: 'outcome.seed' });
  const again = drawOutcome(announcement, list, course.seed);
  if (again.tries !== outcome.tries) findings.push({ code: 'outcome.changed', where: 'outcome.tries' });
  if (canonicalJson(again.drawn) !== canonicalJson(outcome.drawn)) {
    const differs = again.drawn.findIndex((part, s) => canonicalJson(part) !== canonicalJson(outcome.drawn[s] ?? {}));
    const where = differs < 0 ? 'outcome.drawn' : `outcome.drawn[${differs}]`;
    findings.push({ code: 'outcome.changed', where });
  }
  return findings;
}

function checkDigests(given: Digests, reckoned: Digests, anchors: Anchors): Finding[] {
  const findings: Finding[] = [];
  for (const name of ['announced', 'committed', 'record'] as const) {
    if (given[name] !== reckoned[name]) findings.push({ code: 'digest.changed', where: `digests.${name}` });
    if (anchors[name] !== undefined && anchors[name] !== reckoned[name]) {
      findings.push({ code: 'anchor.differs', where: name });
    }
  }
  return findings;
}

function verdictOf({ outcome }: DrawRecord, course: Course, findings: readonly Finding[]): Verdict['verdict'] {
  if (findings.some(({ code }) => code !== 'outcome.missing')) return 'refused';
  if (outcome === undefined) return course.stage === 'void' ? 'void' : 'open';
  return outcome.drawn.length > 0 ? 'drawn' : 'no-panel';
}

/**
 * Replays a record given as a value. A few hashes for each entry; drawing is linear in the places drawn.
 * @param value anything
 * @param anchors fingerprints published elsewhere; without them a record forged as a whole, with every party's seed
 *   made up, looks like a true one of some other draw
 * @returns never throws for a wrong record
 */
export function verifyRecord(value: unknown, anchors: Anchors = {}): Verdict {
  const unshaped = withoutShape(value);
  if (unshaped.length > 0) return refused(unshaped);
  const record = value as DrawRecord;
  const { announcement, list, events, outcome } = record;
  const planned = checkAnnouncement(announcement);
  const listed = checkList(announcement, list);
  const course = followCourse(announcement, events);
  const sound = planned.length === 0 && listed.every(({ code }) => code === 'list.changed');
  const seated = sound ? checkSeats(announcement, list) : [];
  const digests = digestsOf(announcement, course, outcome);
  const findings = [
    ...listed,
    ...planned,
    ...seated,
    ...course.findings,
    ...checkOutcome(record, course, sound && seated.length === 0),
    ...checkDigests(record.digests, digests, anchors),
  ];
  return { verdict: verdictOf(record, course, findings), findings, awaited: course.awaited, digests, record };
}

/** Text of a record's file: canonical JSON and a line end. */
export const recordText = (record: DrawRecord): string => `${canonicalJson(record)}\n`;

/**
 * Replays a record's file, which must be exactly as `recordText` writes it (the last line end may be missing).
 * @param file text, or bytes, which must be UTF-8 without a byte order mark
 */
export function verifyFile(file: string | Uint8Array, anchors: Anchors = {}): Verdict {
  let value: unknown;
  let canonical: string;
  let text: string;
  try {
    text = typeof file === 'string' ? file : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file);
    value = JSON.parse(text);
  } catch {
    return refused([{ code: 'record.unreadable', where: '' }]);
  }
  try {
    canonical = canonicalJson(value);
  } catch (error) {
    if (!(error instanceof DrawError)) throw error;
    const unshaped = withoutShape(value);
    return refused(unshaped.length > 0 ? unshaped : [{ code: error.code, where: '' }]);
  }
  const verdict = verifyRecord(value, anchors);
  if (verdict.record === undefined || text === canonical || text === `${canonical}\n`) return verdict;
  return {
    ...verdict,
    verdict: 'refused',
    findings: [...verdict.findings, { code: 'record.not-canonical', where: '' }],
  };
}

/**
 * Whether a draw lawfully repeats a void one: same list, strata, quotas and hash; whoever withheld is out, all other
 * parties are in again (new ones may join). Each record is to be verified by itself too.
 * @returns findings, none if lawful
 */
export function checkRerun(earlier: DrawRecord, later: DrawRecord): Finding[] {
  const findings: Finding[] = [];
  const { announcement: before } = earlier;
  const { announcement: after } = later;
  const course = followCourse(before, earlier.events);
  if (course.stage !== 'void' || earlier.outcome !== undefined)
    findings.push({ code: 'rerun.not-void', where: before.id });
  const { record } = digestsOf(before, course, earlier.outcome);
  if (after.previous?.id !== before.id || after.previous.record !== record || after.id === before.id) {
    findings.push({ code: 'rerun.other', where: 'announcement.previous' });
  }
  for (const field of ['suite', 'list', 'strata', 'quotas', 'tries'] as const) {
    if (canonicalJson(before[field]) !== canonicalJson(after[field])) {
      findings.push({ code: 'rerun.changed', where: `announcement.${field}` });
    }
  }
  for (const party of before.parties) {
    if (course.awaited.includes(party) === after.parties.includes(party)) {
      findings.push({ code: 'rerun.parties', where: party });
    }
  }
  return findings;
}
