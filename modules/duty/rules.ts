/**
 * How an assembly counts what its members do: data with a start date. Points are written with two decimals at most and are
 * counted as whole hundredths. The meaning of each part stands in docs/rules/duty.md.
 */
import { z } from 'zod';
import { span, term } from '../../platform/rules/shapes.ts';
import { countedTypes, type RecordType } from './record-types.ts';

const code = z
  .string()
  .regex(/^[a-z0-9_]+$/)
  .max(40);
const codes = z.array(code).max(40);
const points = z.number().min(-1000).max(1000).multipleOf(0.01);
const percent = z.int().min(0).max(200);
/** Nothing when 0. */
const cap = z.number().min(0).max(10_000).multipleOf(0.01);

/** Who confirms a record before it counts. */
export const confirmers = ['none', 'clerk', 'reviewer_1', 'assigner'] as const;
export type Confirmer = (typeof confirmers)[number];

const item = term.extend({
  code,
  class: code,
  type: z.enum(countedTypes as [RecordType, ...RecordType[]]),
  /** Only of these; empty: of all. */
  subtypes: codes,
  who: z.enum(['all', 'standing', 'others']),
  /** `time`: each record once; `year`: once a year; the others: as many as the record says. */
  unit: z.enum(['time', 'half_day', 'piece', 'article', 'year']),
  points,
  /** Instead of points of its own: a part of those of another item. Empty: its own. */
  shareOf: z.union([code, z.literal('')]),
  sharePercent: percent,
  /** Every so many units count as one. */
  every: z.int().min(1).max(100),
  /** Other points from a place on: the first 15, each further 5. */
  ordinals: z.array(z.object({ from: z.int().min(1).max(1000), points })).max(10),
  cap,
  /** What each way of taking part is worth, in per cent; 0: nothing. */
  factors: z.object({ first: percent, joint: percent, drafter: percent, participant: percent }),
  /** What several people have a part in. */
  split: z.enum(['each', 'equal', 'first_half']),
  /** Of one matter at most so many people; 0: all. */
  people: z.int().min(0).max(100),
  confirmedBy: z.enum(confirmers),
  evidence: z.boolean(),
});

const bandRow = term.extend({ code, from: points, quota: z.int().min(0).max(100) });

export const dutyRules = z.object({
  frame: z.object({ base: points, least: points, most: cap }),
  classes: z.array(term.extend({ code, cap })).min(1).max(40),
  items: z.array(item).min(1).max(200),
  /** Of these items only what counts most counts: of one matter, or of a year. */
  highest: z.array(term.extend({ code, per: z.enum(['source', 'year']), items: codes })).max(40),
  minimums: z
    .array(
      term.extend({
        code,
        /** Records of items together. */
        items: codes,
        least: z.int().min(1).max(100),
        who: z.enum(['all', 'standing', 'others']),
        /** The best band of whoever does not reach it. */
        band: code,
      }),
    )
    .max(20),
  bands: z.array(bandRow).min(1).max(10),
  /** Who stays in a band with a quota when several stand alike at its edge. */
  ties: z.object({ rule: z.enum(['fall', 'stay', 'class']), class: z.union([code, z.literal('')]) }),
  vetoes: z.array(term.extend({ code, band: code })).max(20),
  exemptions: z.array(term.extend({ code, effect: z.enum(['not_scored', 'pro_rata', 'no_deductions']) })).max(20),
  late: z.object({
    /** In which year what is adopted later counts. */
    credit: z.enum(['adoption', 'submission']),
    /** What comes when its year is frozen. */
    afterFreeze: z.enum(['next_year', 'not_counted']),
  }),
  appeal: z.object({ window: span, answer: span }),
});
export type DutyRules = z.infer<typeof dutyRules>;
export type DutyItem = DutyRules['items'][number];
