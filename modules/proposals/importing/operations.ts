/** Old registers: looked through, taken in, shown, taken back. */
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
import { oldRegister } from './register.ts';

export const importTemplate = query(
  'importTemplate',
  'Workbook for importing an old register',
  templateOf(oldRegister),
);

export const previewImport = command(
  'previewImport',
  'Look through an old register before it is taken in',
  previewOf(oldRegister),
  previewOptions,
);

export const runImport = command('runImport', 'Take an old register in', runOf(oldRegister), runOptions);

export const listImports = query('listImports', 'Imports of old registers, the newest first', listOf(oldRegister));

export const getImport = query('getImport', 'An import, row by row', shownOf(oldRegister, 'proposalId'));

export const takeBackImport = command('takeBackImport', 'Take an import back', takeBackOf(oldRegister));
