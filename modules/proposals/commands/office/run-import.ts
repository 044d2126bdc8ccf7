/** Takes an old register in as its preview showed it: all rows wanted or none; the same file again adds nothing. */
import { examineImport } from '../../importing/examine.ts';
import { takeInRegister } from '../../importing/run-import.ts';
import { command } from '../../operations.ts';

export const runImport = command(
  'runImport',
  'Take an old register in',
  async (ctx, { body }) =>
    takeInRegister(ctx, await examineImport(ctx, body.fileId, { columns: new Map(), people: [] }), body),
  { ownTransaction: true, limit: 10 },
);
