/** Commands of the office. */
import { previewImport } from './preview-import.ts';
import { previewRules } from './preview-rules.ts';
import { publishRules } from './publish-rules.ts';
import { runImport } from './run-import.ts';
import { takeBackImport } from './take-back-import.ts';

export const officeCommands = [publishRules, previewRules, previewImport, runImport, takeBackImport];
