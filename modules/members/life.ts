/** Two lives: of a seat in a term, and of what a member asks of the office. Pure. */
import { defineLife, type Step, stays } from '../../platform/matters/life.ts';

export const memberStates = ['serving', 'ended', 'former'] as const;
export type MemberState = (typeof memberStates)[number];

const seatSteps = {
  add: stays('serving'),
  edit: stays('serving', 'ended', 'former'),
  end: { from: ['serving'], to: ['ended'] },
  resume: { from: ['ended'], to: ['serving'] },
  disclose: stays('serving', 'ended', 'former'),
  erase: stays('serving', 'ended', 'former'),
} as const satisfies Record<string, Step<MemberState>>;
export type SeatAction = keyof typeof seatSteps;

export const memberLife = defineLife<MemberState, never>({
  kind: 'member',
  steps: seatSteps,
  partSteps: {},
  effects: {},
});

export const requestStates = ['waiting', 'decided', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];

const requestSteps = {
  send: stays('waiting'),
  decide: { from: ['waiting'], to: ['decided'] },
  withdraw: { from: ['waiting'], to: ['withdrawn'] },
} as const satisfies Record<string, Step<RequestState>>;
export type RequestAction = keyof typeof requestSteps;

export const requestLife = defineLife<RequestState, never>({
  kind: 'member_request',
  steps: requestSteps,
  partSteps: {},
  effects: {},
});
