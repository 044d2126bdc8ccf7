/** Writing a proposal on the phone: one question a screen, kept at once on the phone, sent when the network allows. */
import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation, useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { ButtonLink } from '../../../../web/kit/button.tsx';
import { PageTitle } from '../../../../web/kit/section.tsx';
import { EmptyState, Skeleton } from '../../../../web/kit/states.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../contract/detail.ts';
import { blankDraft, type DraftContent } from '../../contract/writing.ts';
import { proposalEndpoints } from '../../contract.ts';
import { readDraft } from './draft-store.ts';
import { kindsFor, mayPropose } from './may-propose.ts';
import { useOptions } from './shared.tsx';
import { Wizard } from './write/wizard.tsx';

/** The draft as the server has it. */
function contentOf(data: ProposalDetail): DraftContent {
  const own = data.proposers.filter((item) => item.mergedFromId === null);
  return {
    ...blankDraft,
    kind: data.kind,
    bodyIds: data.kind.includes('bod') ? own.flatMap((item) => (item.role === 'first' ? (item.bodyId ?? []) : [])) : [],
    subject: data.subject,
    situation: data.situation,
    analysis: data.analysis,
    suggestions: data.suggestions,
    category: data.category,
    suggestedUnitIds: data.suggestedUnitIds,
    contactName: data.contactName,
    contactPhone: data.contactPhone,
    evidence: data.evidence,
    attachmentIds: data.files.filter((file) => file.purpose === 'attachment').map((file) => file.fileId),
    publicityWish: data.publicity.wish,
    publicityWishReason: data.publicity.wishReason,
    confidential: data.confidential,
  };
}

function Loaded({ draftId, step }: { draftId: string; step: string | undefined }) {
  const { assembly } = useSession();
  const code = assembly!.code;
  const kept = readDraft(code, draftId);
  const begun = (useLocation().state as { begun?: boolean } | null)?.begun === true;
  const onlyHere = kept ? kept.baseVersion === 0 : begun;
  const options = useOptions();
  const server = useQuery({
    queryKey: ['draft', code, draftId],
    queryFn: () => call(proposalEndpoints.getProposal, code, { params: { proposalId: draftId } }),
    enabled: !onlyHere,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (options.error && !options.data) return <Failure error={options.error} again={() => void options.refetch()} />;
  if (!options.data || (!onlyHere && server.isPending)) return <Skeleton shape="form" rows={5} />;
  const unknown = server.error && 'status' in server.error && server.error.status === 404;
  if (server.error && !kept && !unknown) return <Failure error={server.error} again={() => void server.refetch()} />;
  const { data } = server;
  if (data && !data.abilities.proposal.includes('edit_draft')) {
    return <Navigate replace to={`/m/${code}/proposals/${draftId}`} />;
  }
  const kind = kindsFor(assembly!, options.data)[0] ?? blankDraft.kind;
  const bodyIds = kind === 'body' ? options.data.myBodies.slice(0, 1).map((body) => body.bodyId) : [];
  const start = data
    ? { content: contentOf(data), version: data.version }
    : { content: { ...blankDraft, kind, bodyIds }, version: 0 };
  return <Wizard draftId={draftId} step={step} start={start} options={options.data} detail={data ?? null} />;
}

/** Those who no longer propose are told before they write a word. */
function NotYours() {
  const { assembly, t } = useSession();
  return (
    <>
      <PageTitle title={t('member.nav.write')} />
      <EmptyState
        icon="lock"
        title={t('member.write.notYours')}
        actions={<ButtonLink href={`/m/${assembly!.code}/mine`}>{t('member.mine.title')}</ButtonLink>}
      >
        {t('member.write.notYoursWhat')}
      </EmptyState>
    </>
  );
}

export function WriteScreen() {
  const { assembly } = useSession();
  const { draftId = 'new', step } = useParams();
  if (!mayPropose(assembly!)) return <NotYours />;
  if (draftId === 'new') {
    return <Navigate replace state={{ begun: true }} to={`/m/${assembly!.code}/write/${crypto.randomUUID()}`} />;
  }
  return <Loaded key={draftId} draftId={draftId} step={step} />;
}
