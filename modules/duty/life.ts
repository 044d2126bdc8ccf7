/** The lives of records, of years and of objections as pure tables. Who may act is said in `policy.ts`. */
import { defineLife, type Step, stays } from '../../platform/matters/life.ts';

export const recordStates = ['proposed', 'confirmed', 'declined', 'withdrawn'] as const;
export type RecordState = (typeof recordStates)[number];

export const recordSteps = {
  /** By a member or an office, to be confirmed. */
  propose: stays('proposed'),
  /** Came by itself, or entered by the office that would confirm it. */
  record: stays('confirmed'),
  confirm: { from: ['proposed'], to: ['confirmed'] },
  decline: { from: ['proposed'], to: ['declined'] },
  withdraw: { from: ['proposed', 'confirmed'], to: ['withdrawn'] },
  /** The matter it came from is another now. */
  correct: stays('proposed', 'confirmed'),
  /** The matter it came from counts again. */
  restore: { from: ['withdrawn'], to: ['confirmed'] },
} as const satisfies Record<string, Step<RecordState>>;
export type RecordAction = keyof typeof recordSteps;
export const recordLife = defineLife<RecordState, never>({
  kind: 'duty_record',
  steps: recordSteps,
  partSteps: {},
  effects: {},
});

export type YearState = 'open' | 'announced' | 'frozen';
export const yearSteps = {
  /** Everybody is told, and may object for some days. */
  announce: { from: ['open'], to: ['announced'] },
  freeze: { from: ['announced'], to: ['frozen'] },
} as const satisfies Record<string, Step<YearState>>;
export type YearAction = keyof typeof yearSteps;
export const yearLife = defineLife<YearState, never>({
  kind: 'duty_year',
  steps: yearSteps,
  partSteps: {},
  effects: {},
});

export type ObjectionState = 'open' | 'granted' | 'refused' | 'taken_back';
export const objectionSteps = {
  object: stays('open'),
  answer: { from: ['open'], to: ['granted', 'refused'] },
  take_back: { from: ['open'], to: ['taken_back'] },
} as const satisfies Record<string, Step<ObjectionState>>;
export type ObjectionAction = keyof typeof objectionSteps;
export const objectionLife = defineLife<ObjectionState, never>({
  kind: 'duty_objection',
  steps: objectionSteps,
  partSteps: {},
  effects: {},
});
