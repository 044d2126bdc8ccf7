/** Signs of answers, the same at the desk and on the phone. */
import type { StateTone } from '../../../web/kit/state-tag.tsx';
import type { Answer, LeaveState } from '../life.ts';

export const answerTones: Readonly<Record<Answer, StateTone>> = {
  none: 'attention',
  coming: 'done',
  declined: 'stopped',
  waiting: 'waiting',
};

export const leaveTones: Readonly<Record<LeaveState, StateTone>> = {
  asked: 'waiting',
  approved: 'done',
  declined: 'stopped',
  recalled: 'idle',
};
