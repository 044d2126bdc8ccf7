/** What would be public of a proposal, with the personal data in it. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../../../web/client.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../../contract/detail.ts';
import { proposalEndpoints } from '../../../contract.ts';
import { type MaskableField, masksOf, type Redaction } from '../../../masks.ts';

export interface PublicText {
  field: MaskableField;
  itemId?: string | undefined;
  of?: string | undefined;
  text: string;
}

/** A find, as the server places it. */
export interface Find {
  field: MaskableField;
  itemId?: string | undefined;
  from: number;
  to: number;
  kind: string;
  certainty: 'sure' | 'suspected';
  written: string;
  decisive: boolean;
}

/** @param withheld assignments whose replies would not be public */
export function usePublication(data: ProposalDetail, withheld: readonly string[] = []) {
  const { assembly } = useSession();
  return useQuery({
    queryKey: ['publication', assembly!.code, data.proposalId, data.version, withheld.join(',')],
    queryFn: () =>
      call(proposalEndpoints.checkPublication, assembly!.code, {
        params: { proposalId: data.proposalId },
        query: { decision: 'public', withheld: withheld.join(',') },
      }),
    // While a newer version is read, what is on the screen stays there.
    placeholderData: (before) => before,
  });
}

/** Masks that cover a place wholly. */
export const covering = (find: Pick<Find, 'field' | 'itemId' | 'from' | 'to'>, redactions: readonly Redaction[]) =>
  masksOf(redactions, find.field, find.itemId).filter((item) => item.from <= find.from && item.to >= find.to);

/** The masks with one find masked, or shown again where it was masked. */
export function toggled(find: Find, redactions: readonly Redaction[], reason: string): Redaction[] {
  const over = covering(find, redactions);
  if (over.length > 0) return redactions.filter((item) => !over.includes(item));
  const { field, itemId, from, to } = find;
  return [...redactions, { field, ...(itemId ? { itemId } : {}), from, to, reason }];
}
