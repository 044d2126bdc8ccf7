/** Those whose rating is asked. */
import type { Matter, Proposer } from './matter.ts';

/** Confirmed first proposers and co-signers, also of merged proposals. */
export const ratersOf = (matter: Matter): Proposer[] =>
  [...matter.proposers, ...matter.mergedProposers].filter(
    (item) => item.status === 'confirmed' && item.role !== 'supporter',
  );
