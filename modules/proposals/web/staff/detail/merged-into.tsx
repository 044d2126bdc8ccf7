/** Where a merged proposal goes on; for some minutes with the way back. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { call } from '../../../../../web/client.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { Refusal } from '../../../../../web/staff/loaded.tsx';
import type { ProposalDetail } from '../../../contract/detail.ts';
import { proposalEndpoints } from '../../../contract.ts';
import { proposalPath } from '../shared.tsx';

/** @param data a proposal that was merged; draws nothing for others */
export function MergedInto({ data }: { data: ProposalDetail }) {
  const { assembly, t, time } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const client = useQueryClient();
  const { undoableUntil } = data.abilities;
  const undo = useMutation({
    mutationFn: () =>
      call(proposalEndpoints.undoMerge, code, {
        params: { proposalId: data.proposalId },
        body: { expectedVersion: data.version },
      }),
    async onSuccess() {
      message.success(t('staff.stepDone', { step: t('proposals.action.undo_merge') }));
      await client.invalidateQueries();
    },
  });
  // The button goes when its time is over.
  useEffect(() => {
    if (undoableUntil === null) return;
    const left = Math.max(0, new Date(undoableUntil).getTime() - Date.now()) + 1000;
    const over = setTimeout(() => void client.invalidateQueries(), left);
    return () => clearTimeout(over);
  }, [undoableUntil, client]);
  if (!data.mergedInto) return null;
  return (
    <Alert
      type="info"
      className="d-gap"
      title={undoableUntil ? t('staff.merge.undoUntil', { time: time(undoableUntil) }) : t('proposals.state.merged')}
      description={
        <>
          <Link to={proposalPath(code, data.mergedInto.proposalId)}>
            {data.mergedInto.number} {data.mergedInto.subject}
          </Link>
          <Refusal error={undo.error} />
        </>
      }
      action={
        undoableUntil && (
          <Button loading={undo.isPending} onClick={() => undo.mutate()}>
            {t('proposals.action.undo_merge')}
          </Button>
        )
      }
    />
  );
}
