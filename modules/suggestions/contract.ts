/** All endpoints of suggestions, by operationId. */
import { bulkOfSuggestions } from './contract/bulk.ts';
import { figureEndpoints } from './contract/figures.ts';
import { letterEndpoints, unitEndpoints } from './contract/handling.ts';
import { suggestionImportEndpoints } from './contract/importing.ts';
import { photoEndpoints } from './contract/photos.ts';
import { publicEndpoints } from './contract/public.ts';
import { readingEndpoints } from './contract/reading.ts';
import { rulesEndpoints } from './contract/rules.ts';
import { screeningEndpoints } from './contract/screening.ts';
import { sendingEndpoints } from './contract/sending.ts';

export const suggestionEndpoints = {
  ...sendingEndpoints,
  ...photoEndpoints,
  ...publicEndpoints,
  ...readingEndpoints,
  ...figureEndpoints,
  ...suggestionImportEndpoints,
  ...screeningEndpoints,
  ...bulkOfSuggestions,
  ...unitEndpoints,
  ...letterEndpoints,
  ...rulesEndpoints,
} as const;
export type SuggestionEndpoints = typeof suggestionEndpoints;
