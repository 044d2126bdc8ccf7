/** Commands of the office. */
import { publishRules } from './publish-rules.ts';

export const officeCommands = [publishRules];
