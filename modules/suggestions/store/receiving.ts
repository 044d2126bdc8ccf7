/** What is made of a suggestion when it comes: its subject, its key, its receipt; small things, as many come at once. */
import { sameTextKey } from '../../../algorithms/words/fold.ts';
import { digest } from './matter.ts';

const LONGEST_SUBJECT = 40;

/** The subject given, or the first sentence, cut where it is long. */
export function subjectOf(subject: string, text: string): string {
  if (subject !== '') return subject;
  const first = text.split(/[。！？!?\n]/u).find((part) => part.trim() !== '') ?? text;
  const signs = [...first.trim()];
  return signs.length <= LONGEST_SUBJECT ? signs.join('') : `${signs.slice(0, LONGEST_SUBJECT - 1).join('')}…`;
}

/** One key for texts that say the same, however their signs are written. */
export const textKey = (text: string): string => digest(sameTextKey(text)).toString('base64url').slice(0, 22);

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Ten signs that are told apart when read aloud, of the id: the same one again for the same suggestion. */
export function receiptOf(suggestionId: string): string {
  const bytes = digest(`receipt/${suggestionId}`);
  const signs = Array.from({ length: 10 }, (_, at) => letters[bytes[at]! % letters.length]).join('');
  return `${signs.slice(0, 5)}-${signs.slice(5)}`;
}
