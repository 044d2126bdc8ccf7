/** Every command of proposals. */
import { bulkCommands } from './bulk.ts';
import { handlingCommands } from './handling.ts';
import { officeCommands } from './office/all.ts';
import { outcomeCommands } from './outcome/all.ts';
import { reviewCommands } from './review/all.ts';
import { writingCommands } from './writing/all.ts';

export const commands = [
  ...writingCommands,
  ...reviewCommands,
  ...handlingCommands,
  ...outcomeCommands,
  ...officeCommands,
  ...bulkCommands,
];
