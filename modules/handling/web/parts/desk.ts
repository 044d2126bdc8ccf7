/** What handling gives to the desk of a host: forms of its steps, what they are decided on, their inputs. */
import type { StepContext, StepDesk } from '../../../../web/staff/steps/fields.ts';
import { handlingAbout } from '../steps/about.tsx';
import { RatingInput, ratingFilled, unitsFilled, unitsInput } from '../steps/inputs.tsx';
import { letterSheet } from '../steps/letter-sheet.tsx';
import { ReplyInput } from '../steps/reply-input.tsx';
import type { HandledDetail, HandlingFront, HandlingOptions } from './host.ts';
import { handlingSteps } from './steps.ts';

type Given = Pick<StepDesk, 'steps' | 'about' | 'inputs' | 'sheets'>;

/** To be spread with the room's own into its `StepDesk`. */
export function handlingDesk<D extends HandledDetail, C extends StepContext<D, HandlingOptions>>(
  front: HandlingFront<D>,
): Pick<StepDesk<C>, 'steps' | 'about' | 'inputs' | 'sheets'> {
  const given = {
    steps: handlingSteps(front),
    about: handlingAbout(front),
    inputs: {
      units: { Input: unitsInput(front), filled: unitsFilled },
      rating: { Input: RatingInput, filled: ratingFilled },
      reply: { Input: ReplyInput },
    },
    sheets: { letter: letterSheet(front) },
  };
  return given as unknown as Given as never;
}
