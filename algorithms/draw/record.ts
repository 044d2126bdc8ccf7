/** The record of a draw: its types, and the check that a value from outside has exactly this shape. */
import type { Suite } from './hash.ts';
import { eachOf, fields, hex, listOf, oneOf, type Shape, text, time, whole } from './shape.ts';

/** First fields of every record. */
export const FORMAT = 'yitang-draw';
/** The version written and read here. */
export const VERSION = 1;

/** One who may be drawn. */
export interface Entry {
  /** a public name, told apart from all others; or, in a private list, the salted hash as 64 hexadecimal digits */
  label: string;
  /** name of the part of the list, one of the announced ones */
  stratum: string;
  /** a value for each announced quota, in their order; empty without quotas */
  traits: string[];
}

/** A part of the list with seats of its own. */
export interface Stratum {
  name: string;
  /** drawn from this part */
  seats: number;
  /** drawn after the seats, in order, to step in */
  reserves: number;
}

/** Least and most seats for each value of one trait, over all strata together. */
export interface Quota {
  trait: string;
  groups: { value: string; least: number; most: number }[];
}

/** A public value nobody can foresee or withhold, such as the numbers of a state lottery. */
export interface Beacon {
  /** which value of which source, so that everybody finds the same */
  source: string;
  /** when it becomes known, UTC, after `revealBy` */
  due: string;
}

/** Everything fixed before the first seed is sealed; its digest goes into every commitment. */
export interface Announcement {
  /** the draw's own identifier, never used again */
  id: string;
  title: string;
  suite: Suite;
  list: { kind: 'names' | 'salted-hashes'; count: number; digest: string };
  strata: Stratum[];
  quotas: Quota[];
  /** how often all seats may be drawn anew until the quotas are met; 1 without quotas */
  tries: number;
  /** those who give seeds, in the order in which the seeds are put together */
  parties: string[];
  beacon?: Beacon;
  commitBy: string;
  revealBy: string;
  /** the void draw this one repeats: its identifier and its `record` fingerprint */
  previous?: { id: string; record: string };
}

/** What happened, in order. Times are UTC as `2026-11-23T09:00:00Z`. */
export type DrawEvent =
  | { kind: 'committed'; at: string; party: string; commitment: string }
  | { kind: 'revealed'; at: string; party: string; seed: string }
  | { kind: 'beacon'; at: string; value: string }
  | { kind: 'voided'; at: string; withheld: string[] };

/** Who was drawn from one stratum, in the order of drawing. */
export interface DrawnStratum {
  stratum: string;
  seated: string[];
  reserves: string[];
}

/** The result. `drawn` is empty when no try met the quotas. */
export interface Outcome {
  seed: string;
  tries: number;
  drawn: DrawnStratum[];
}

/** Fingerprints to publish: of the announcement, after the last commitment, and of all so far. */
export interface Digests {
  announced: string;
  committed?: string;
  record: string;
}

/** A draw, finished or not. */
export interface DrawRecord {
  format: typeof FORMAT;
  version: typeof VERSION;
  announcement: Announcement;
  /** in order of labels' code points */
  list: Entry[];
  events: DrawEvent[];
  outcome?: Outcome;
  digests: Digests;
}

const group = fields({ value: text, least: whole, most: whole });

const announcement = fields(
  {
    id: text,
    title: text,
    suite: oneOf('sha-256', 'sm3'),
    list: fields({ kind: oneOf('names', 'salted-hashes'), count: whole, digest: hex }),
    strata: listOf(fields({ name: text, seats: whole, reserves: whole }), 1000),
    quotas: listOf(fields({ trait: text, groups: listOf(group, 1000) }), 100),
    tries: whole,
    parties: listOf(text, 1000),
    commitBy: time,
    revealBy: time,
  },
  { beacon: fields({ source: text, due: time }), previous: fields({ id: text, record: hex }) },
);

const event = eachOf('kind', {
  committed: fields({ kind: text, at: time, party: text, commitment: hex }),
  revealed: fields({ kind: text, at: time, party: text, seed: hex }),
  beacon: fields({ kind: text, at: time, value: text }),
  voided: fields({ kind: text, at: time, withheld: listOf(text) }),
});

/** The exact shape of a record of version 1: no field missing, none besides. */
export const recordShape: Shape = fields(
  {
    format: oneOf(FORMAT),
    version: whole,
    announcement,
    list: listOf(fields({ label: text, stratum: text, traits: listOf(text) })),
    events: listOf(event, 5000),
    digests: fields({ announced: hex, record: hex }, { committed: hex }),
  },
  {
    outcome: fields({
      seed: hex,
      tries: whole,
      drawn: listOf(fields({ stratum: text, seated: listOf(text), reserves: listOf(text) })),
    }),
  },
);

/** Shape of what is announced, without the list's count and digest, which are reckoned. */
export const announcementShape: Shape = announcement;
