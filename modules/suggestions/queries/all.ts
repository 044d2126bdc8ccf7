/** Every read of this module. */
import { getSuggestionImport, listSuggestionImports, suggestionImportTemplate } from '../importing/operations.ts';
import { checkSuggestionPublication } from './check-publication.ts';
import { exportSuggestions } from './export-suggestions.ts';
import { exportSuggestionFigures, getSuggestionFigures } from './figures.ts';
import { exportMySuggestion, getMySuggestion } from './get-my-suggestion.ts';
import { getPublicSuggestion } from './get-public-suggestion.ts';
import { getSuggestion } from './get-suggestion.ts';
import { listSuggestionRules } from './list-rules.ts';
import { listSuggestions } from './list-suggestions.ts';
import { mySuggestionPhoto, publicSuggestionPhoto, suggestionPhoto } from './photos.ts';
import { listPublicSuggestions, moderationLog, suggestionMap } from './public-lists.ts';
import { suggestionLetter } from './suggestion-letter.ts';
import { suggestionOptions } from './suggestion-options.ts';
import { suggestionPlaces } from './suggestion-places.ts';
import { likelyUnitsOfSuggestion, unitLoadsOfSuggestion } from './unit-choice.ts';

export const queries = [
  suggestionOptions,
  getMySuggestion,
  exportMySuggestion,
  listPublicSuggestions,
  suggestionMap,
  getPublicSuggestion,
  moderationLog,
  listSuggestions,
  suggestionPlaces,
  exportSuggestions,
  suggestionImportTemplate,
  listSuggestionImports,
  getSuggestionImport,
  getSuggestionFigures,
  exportSuggestionFigures,
  getSuggestion,
  checkSuggestionPublication,
  unitLoadsOfSuggestion,
  likelyUnitsOfSuggestion,
  listSuggestionRules,
  publicSuggestionPhoto,
  mySuggestionPhoto,
  suggestionPhoto,
  suggestionLetter,
];
