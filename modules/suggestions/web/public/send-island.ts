/** Makes the form for sending work with little or no network. */
import { startLetters } from '../../../../web/public/letters/letter-form.ts';
import { suggestionLetter } from './letter.ts';

startLetters(suggestionLetter);
