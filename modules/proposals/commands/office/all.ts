/** Commands of the office. */
import { previewImport, runImport, takeBackImport } from '../../importing/operations.ts';
import { previewRules } from './preview-rules.ts';
import { publishRules } from './publish-rules.ts';

export const officeCommands = [publishRules, previewRules, previewImport, runImport, takeBackImport];
