/** The forms of every step of handling, for the desk of a host. */
import { afterwardsSteps } from '../steps/afterwards-steps.ts';
import { assigningSteps } from '../steps/assigning-steps.ts';
import { letterSteps } from '../steps/letter-steps.ts';
import { unitSteps } from '../steps/unit-steps.ts';
import type { HandledDetail, HandlingFront, HandlingSpecs } from './host.ts';

export const handlingSteps = <D extends HandledDetail>(front: HandlingFront<D>): HandlingSpecs<D> => ({
  ...assigningSteps(front),
  ...unitSteps(front),
  ...letterSteps(front),
  ...afterwardsSteps(front),
});
