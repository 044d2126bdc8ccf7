/** Signs of answers, the same at the desk and on the phone. */
import type { StateTone } from '../../../web/kit/state-tag.tsx';
import type { Answer } from '../life.ts';

export const answerTones: Readonly<Record<Answer, StateTone>> = {
  none: 'attention',
  coming: 'done',
  declined: 'stopped',
  waiting: 'waiting',
};
