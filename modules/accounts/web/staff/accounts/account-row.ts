import type { z } from 'zod';
import type { accountRow } from '../../../contract.ts';

/** An account as the list has it. */
export type AccountRow = z.output<typeof accountRow>;
export type OfficeRow = AccountRow['grants'][number];
