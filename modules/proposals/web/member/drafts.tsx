/** One's drafts: on the server and those only on this phone; each can be written on or thrown away. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, call } from '../../../../web/client.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { ConfirmDialog } from '../../../../web/kit/dialog.tsx';
import { toasts } from '../../../../web/kit/toast.tsx';
import { Link } from '../../../../web/kit/words-context.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ProposalLine } from '../../contract/reading.ts';
import { proposalEndpoints } from '../../contract.ts';
import { forgetDraft, keptDrafts } from './draft-store.ts';
import { Refusal } from './shared.tsx';

interface Draft {
  id: string;
  subject: string;
  changedAt: string;
  onServer: boolean;
}

/** @param lines drafts the server has */
export function draftsOf(code: string, lines: readonly ProposalLine[]): Draft[] {
  const known = new Set(lines.map((line) => line.proposalId));
  const here = keptDrafts(code).filter(({ id, draft }) => draft.baseVersion === 0 && !known.has(id));
  return [
    ...here.map(({ id, draft }) => ({
      id,
      subject: draft.content.subject,
      changedAt: draft.changedAt,
      onServer: false,
    })),
    ...lines.map((line) => ({ id: line.proposalId, subject: line.subject, changedAt: line.updatedAt, onServer: true })),
  ];
}

export function Drafts({ drafts }: { drafts: readonly Draft[] }) {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const [asking, setAsking] = useState<Draft | null>(null);
  const remove = useMutation({
    async mutationFn({ id, onServer }: Draft) {
      if (onServer) {
        await call(proposalEndpoints.deleteDraft, code, { params: { proposalId: id } }).catch((error) => {
          if (!(error instanceof ApiProblem && error.status === 404)) throw error;
        });
      }
      forgetDraft(code, id);
    },
    async onSuccess() {
      setAsking(null);
      toasts.add({ text: t('member.mine.deleted') });
      await client.invalidateQueries();
    },
  });
  return (
    <>
      <ul className="yt-list">
        {drafts.map((draft) => (
          <li key={draft.id} className="m-draft">
            <div>
              <Link href={`/m/${code}/write/${draft.id}`}>{draft.subject || t('shared.untitled')}</Link>
              <p className="yt-muted">
                {date(draft.changedAt, true)}
                {!draft.onServer && ` · ${t('member.mine.onlyHere')}`}
              </p>
            </div>
            <Button
              look="quiet"
              size="small"
              aria-label={t('member.mine.deleteOne', { subject: draft.subject || t('shared.untitled') })}
              onClick={() => setAsking(draft)}
            >
              {t('member.mine.delete')}
            </Button>
          </li>
        ))}
      </ul>
      {asking && (
        <ConfirmDialog
          open
          danger
          title={t('member.mine.askDelete', { subject: asking.subject || t('shared.untitled') })}
          confirm={t('member.mine.deleteDo')}
          busy={remove.isPending}
          onClose={() => setAsking(null)}
          onConfirm={() => remove.mutate(asking)}
        >
          <p>{t('member.mine.askDeleteWhat')}</p>
          <Refusal error={remove.error} />
        </ConfirmDialog>
      )}
    </>
  );
}
