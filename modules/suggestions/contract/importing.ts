/** Old suggestions taken in, under names of their own. */
import { importingEndpoints } from '../../../platform/importing/contract.ts';
import { columnKeys } from '../importing/columns.ts';

export const importEndpoints = importingEndpoints('/suggestions/imports', columnKeys, 'suggestionId');

export const suggestionImportEndpoints = {
  suggestionImportTemplate: importEndpoints.importTemplate,
  previewSuggestionImport: importEndpoints.previewImport,
  runSuggestionImport: importEndpoints.runImport,
  listSuggestionImports: importEndpoints.listImports,
  getSuggestionImport: importEndpoints.getImport,
  takeBackSuggestionImport: importEndpoints.takeBackImport,
} as const;
