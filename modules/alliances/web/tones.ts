/** Signs of parts, the same at the desk and on the phone. */
import type { StateTone } from '../../../web/kit/state-tag.tsx';
import type { PartState } from '../life.ts';

export const partTones: Readonly<Record<PartState, StateTone>> = {
  asked: 'attention',
  agreed: 'done',
  refused: 'stopped',
  open: 'attention',
  written: 'active',
  handed_in: 'done',
  aside: 'idle',
};
