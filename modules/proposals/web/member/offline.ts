/** What writing needs without a network, and what was written without one. */
import type { QueryClient } from '@tanstack/react-query';
import { call } from '../../../../web/client.ts';
import type { OfflineWork } from '../../../../web/shared/front.ts';
import { proposalEndpoints } from '../../contract.ts';
import { forgetDraft, keptDrafts, sendWaiting, waitingDrafts } from './draft-store.ts';

export const offline: OfflineWork = {
  async ready(client: QueryClient, code: string) {
    if ((await sendWaiting(code)) > 0) await client.invalidateQueries();
    await client.prefetchQuery({
      queryKey: ['options', code],
      queryFn: () => call(proposalEndpoints.getOptions, code),
      staleTime: 300_000,
    });
  },
  waiting: waitingDrafts,
  forget(code) {
    for (const { id, draft } of keptDrafts(code)) if (!draft.dirty) forgetDraft(code, id);
  },
};
