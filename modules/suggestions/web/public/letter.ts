/** A suggestion as anybody sends it. */
import type { LetterKind } from '../../../../web/public/letters/letter.ts';

export const suggestionLetter: LetterKind = {
  path: 'suggestions',
  id: 'suggestionId',
  fields: ['text', 'place', 'name'],
  choices: ['category'],
};
