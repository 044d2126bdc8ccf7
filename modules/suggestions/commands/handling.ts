/** The steps of handling under the address of suggestions. */
import { handlingOperations } from '../../handling/index.ts';
import { unitEndpoints } from '../contract/handling.ts';
import type { Bound } from '../operations.ts';
import { suggestionHandling } from '../store/handling-host.ts';

export const unitSteps: { [N in keyof typeof unitEndpoints]: Bound<N> } = handlingOperations(
  suggestionHandling,
  unitEndpoints,
);
