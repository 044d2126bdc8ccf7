/** Old suggestions: looked through, taken in, shown, taken back. */
import {
  listOf,
  previewOf,
  previewOptions,
  runOf,
  runOptions,
  shownOf,
  takeBackOf,
  templateOf,
} from '../../../platform/importing/operations.ts';
import { command, query } from '../operations.ts';
import { oldSuggestions } from './sheet.ts';

export const suggestionImportTemplate = query(
  'suggestionImportTemplate',
  'Workbook for importing old suggestions',
  templateOf(oldSuggestions),
);

export const previewSuggestionImport = command(
  'previewSuggestionImport',
  'Look through old suggestions before they are taken in',
  previewOf(oldSuggestions),
  previewOptions,
);

export const runSuggestionImport = command(
  'runSuggestionImport',
  'Take old suggestions in',
  runOf(oldSuggestions),
  runOptions,
);

export const listSuggestionImports = query(
  'listSuggestionImports',
  'Imports of old suggestions, the newest first',
  listOf(oldSuggestions),
);

export const getSuggestionImport = query(
  'getSuggestionImport',
  'An import of old suggestions, row by row',
  shownOf(oldSuggestions, 'suggestionId'),
);

export const takeBackSuggestionImport = command(
  'takeBackSuggestionImport',
  'Take an import of old suggestions back',
  takeBackOf(oldSuggestions),
);
