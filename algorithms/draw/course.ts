/** The course of a draw: commitments, then seeds, then the beacon; who is waited for, and what came out of order. */
import type { Finding, FindingCode } from './findings.ts';
import { fromHex, hashHex, hashParts, type Suite } from './hash.ts';
import type { Announcement, DrawEvent, Outcome } from './record.ts';
import { canonicalJson } from './texts.ts';

/** Fingerprint of an announcement, with which the chain of events begins. */
export function announcedDigest(announcement: Announcement): string {
  return hashHex(announcement.suite, 'announced', canonicalJson(announcement));
}

/**
 * What a party publishes before it shows its seed. It binds the announcement (and so list and rules) and the party.
 * @param announced fingerprint of the announcement
 * @param seed 64 hexadecimal digits; 256 random bits, or the commitment could be guessed open
 */
export function commitmentOf(suite: Suite, announced: string, party: string, seed: string): string {
  return hashHex(suite, 'commitment', fromHex(announced), party, fromHex(seed));
}

/** Where a draw stands: what is awaited next, or how it ended. */
export type Stage = 'commitments' | 'seeds' | 'beacon' | 'outcome' | 'void';

/** What events come to. */
export interface Course {
  stage: Stage;
  /** parties still to act in this stage; who withheld, if the draw is void */
  awaited: string[];
  /** the fingerprint after the last commitment, once all are there */
  committed: string | undefined;
  /** fingerprint after the last event */
  last: string;
  /** seed of the draw, once everything is there and nothing was out of order */
  seed: Buffer | undefined;
  findings: Finding[];
}

/** Fingerprint of a record: of its last event and, where there is one, of the result. */
export function recordDigest(suite: Suite, last: string, outcome: Outcome | undefined): string {
  return hashHex(suite, 'outcome', fromHex(last), outcome === undefined ? '' : canonicalJson(outcome));
}

type EventOf<K extends DrawEvent['kind']> = Extract<DrawEvent, { kind: K }>;

/** What has happened so far. */
interface State {
  announced: string;
  stage: Stage;
  commitments: Map<string, string>;
  seeds: Map<string, string>;
  beaconValue: string | undefined;
  withheld: string[];
}

type Note = (code: FindingCode, field: string) => void;

function missingFrom({ parties }: Announcement, { stage, commitments, seeds, withheld }: State): string[] {
  if (stage === 'void') return withheld;
  const done = stage === 'commitments' ? commitments : stage === 'seeds' ? seeds : undefined;
  return done === undefined ? [] : parties.filter((party) => !done.has(party));
}

function takeCommitment(announcement: Announcement, state: State, event: EventOf<'committed'>, note: Note): void {
  if (!announcement.parties.includes(event.party)) note('order.stranger', 'party');
  else if (state.commitments.has(event.party)) note('order.twice', 'party');
  else state.commitments.set(event.party, event.commitment);
  if (event.at > announcement.commitBy) note('order.deadline', 'at');
}

function takeSeed(announcement: Announcement, state: State, event: EventOf<'revealed'>, note: Note): void {
  const { suite, parties, revealBy } = announcement;
  const { announced } = state;
  if (state.stage === 'commitments') note('order.opened-early', 'kind');
  if (!parties.includes(event.party)) note('order.stranger', 'party');
  else if (state.seeds.has(event.party)) note('order.twice', 'party');
  else {
    state.seeds.set(event.party, event.seed);
    const sealed = commitmentOf(suite, announced, event.party, event.seed);
    if (sealed !== state.commitments.get(event.party)) note('seed.mismatch', 'seed');
  }
  if (event.at > revealBy) note('order.deadline', 'at');
}

function takeBeacon({ beacon }: Announcement, state: State, event: EventOf<'beacon'>, note: Note): void {
  if (state.stage !== 'beacon') note('order.beacon', 'kind');
  if (beacon !== undefined && event.at < beacon.due) note('order.deadline', 'at');
  state.beaconValue = event.value;
}

function takeVoid(announcement: Announcement, state: State, event: EventOf<'voided'>, note: Note): void {
  const missing = missingFrom(announcement, state);
  if (missing.length === 0 || canonicalJson(missing) !== canonicalJson(event.withheld))
    note('order.voided', 'withheld');
  const deadline = state.stage === 'commitments' ? announcement.commitBy : announcement.revealBy;
  if (event.at <= deadline) note('order.deadline', 'at');
  state.withheld = missing;
  state.stage = 'void';
}

function advance(announcement: Announcement, state: State): void {
  const all = () => missingFrom(announcement, state).length === 0;
  if (state.stage === 'commitments' && all()) state.stage = 'seeds';
  if (state.stage === 'seeds' && all()) state.stage = announcement.beacon === undefined ? 'outcome' : 'beacon';
  if (state.stage === 'beacon' && state.beaconValue !== undefined) state.stage = 'outcome';
}

/**
 * Goes through the events of a draw.
 * @param announcement of the right shape
 * @param events of the right shape
 * @returns findings in the order in which they came up; the draw's seed only without findings
 */
export function followCourse(announcement: Announcement, events: readonly DrawEvent[]): Course {
  const { suite, parties } = announcement;
  const announced = announcedDigest(announcement);
  const state: State = {
    announced,
    stage: 'commitments',
    commitments: new Map(),
    seeds: new Map(),
    beaconValue: undefined,
    withheld: [],
  };
  const findings: Finding[] = [];
  let committed: string | undefined;
  let last = announced;
  for (const [i, event] of events.entries()) {
    const note: Note = (code, field) => void findings.push({ code, where: `events[${i}].${field}` });
    if (i > 0 && event.at < events[i - 1]!.at) note('order.time', 'at');
    last = hashHex(suite, 'event', fromHex(last), canonicalJson(event));
    if (state.stage === 'void') {
      note('order.voided', 'kind');
      continue;
    }
    if (event.kind === 'committed') takeCommitment(announcement, state, event, note);
    else if (event.kind === 'revealed') takeSeed(announcement, state, event, note);
    else if (event.kind === 'beacon') takeBeacon(announcement, state, event, note);
    else takeVoid(announcement, state, event, note);
    const sealing = state.stage === 'commitments';
    advance(announcement, state);
    if (sealing && !['commitments', 'void'].includes(state.stage)) committed = last;
  }
  const ready = state.stage === 'outcome' && findings.length === 0 && committed !== undefined;
  const parts: (string | Uint8Array)[] = parties.map((party) => fromHex(state.seeds.get(party) ?? ''));
  if (state.beaconValue !== undefined) parts.push(state.beaconValue);
  return {
    stage: state.stage,
    awaited: missingFrom(announcement, state),
    committed,
    last,
    seed: ready ? hashParts(suite, 'seed', fromHex(committed!), ...parts) : undefined,
    findings,
  };
}
