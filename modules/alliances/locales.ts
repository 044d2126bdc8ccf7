/** Words of the module. */
import { wordsIn } from '../../platform/i18n/words-in-folder.ts';

export const locales = wordsIn(new URL('./words/', import.meta.url));
