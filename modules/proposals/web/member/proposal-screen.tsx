/** One proposal on the phone: where it stands, what I do next, what happened, the texts. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { bracketed, comma, listed } from '../../../../platform/i18n/lists.ts';
import { addressOf, call } from '../../../../web/client.ts';
import { Button, ButtonLink } from '../../../../web/kit/button.tsx';
import { ConfirmDialog } from '../../../../web/kit/dialog.tsx';
import { Notice } from '../../../../web/kit/notice.tsx';
import { PageTitle, Section } from '../../../../web/kit/section.tsx';
import { Skeleton } from '../../../../web/kit/states.tsx';
import { SummaryList } from '../../../../web/kit/summary-list.tsx';
import { TextArea } from '../../../../web/kit/text-field.tsx';
import { toasts } from '../../../../web/kit/toast.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useKept } from '../../../../web/shared/kept.ts';
import { Provenance } from '../../../../web/shared/provenance.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { Replies, toRate } from '../../../handling/web/parts/replies.tsx';
import type { ProposalDetail } from '../../contract/detail.ts';
import { proposalEndpoints } from '../../contract.ts';
import { proposalFront } from '../handling.ts';
import { InsideStages } from '../inside-stages.tsx';
import { SentWhole } from './sent.tsx';
import { Clocks, Refusal, State } from './shared.tsx';
import { TakeBackInvitations } from './take-back-invitations.tsx';

const hidden = new Set(['edit_draft', 'attach', 'auto_publish', 'remind']);

function History({ data }: { data: ProposalDetail }) {
  const { t } = useSession();
  const lines = data.history.filter((line) => !hidden.has(line.action));
  return <InsideStages data={data} lines={lines} label={t('member.proposal.history')} />;
}

type Step = 'answer_yes' | 'answer_no' | 'support' | 'withdraw' | 'submit';

/** The steps this reader may take, as the server's abilities say. */
function Steps({ data }: { data: ProposalDetail }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const [asking, setAsking] = useState<Step | null>(null);
  const kept = useKept(`withdraw:${data.proposalId}`, { reason: '' });
  const { reason } = kept.value;
  const params = { proposalId: data.proposalId };
  const can = (action: string) => data.abilities.proposal.includes(action);
  const invited = data.proposers.find((item) => item.mine && item.status === 'invited');
  const step = useMutation({
    mutationFn: (which: Step): Promise<unknown> => {
      if (which === 'support') return call(proposalEndpoints.supportProposal, code, { params, body: {} });
      if (which === 'withdraw') return call(proposalEndpoints.withdrawProposal, code, { params, body: { reason } });
      if (which === 'submit')
        return call(proposalEndpoints.submitProposal, code, { params, body: { expectedVersion: data.version } });
      return call(proposalEndpoints.answerInvitation, code, {
        params,
        body: { proposerId: invited!.proposerId, accept: which === 'answer_yes' },
      });
    },
    async onSuccess(_answer, which) {
      setAsking(null);
      if (which === 'withdraw') await kept.clear();
      await client.invalidateQueries();
      toasts.add({ text: t('shared.done') });
    },
  });
  const unrated = toRate(proposalFront, data, data.abilities.proposal.includes('rate'));
  const toScore = data.assignments.filter(
    (unit) =>
      data.abilities.assignments[unit.assignmentId]?.includes('score_handling') &&
      !data.blindRatings.some((item) => item.assignmentId === unit.assignmentId && item.mineGiven),
  );
  return (
    <div className="m-actions">
      {invited && can('answer_invitation') && (
        <>
          <Button wide icon="check" onClick={() => setAsking('answer_yes')}>
            {t('member.proposal.cosign')}
          </Button>
          <Button wide look="secondary" onClick={() => setAsking('answer_no')}>
            {t('member.proposal.refuse')}
          </Button>
        </>
      )}
      {unrated.map((reply) => (
        <ButtonLink
          key={reply.replyId}
          wide
          icon="star"
          href={`/m/${code}/proposals/${data.proposalId}/rate/${reply.replyId}`}
        >
          {t('member.proposal.rate', { unit: reply.unitName })}
        </ButtonLink>
      ))}
      {toScore.map((unit) => (
        <ButtonLink
          key={unit.assignmentId}
          wide
          look="secondary"
          icon="chart"
          href={`/m/${code}/proposals/${data.proposalId}/score/${unit.assignmentId}`}
        >
          {t('member.score.title', { unit: unit.unitName })}
        </ButtonLink>
      ))}
      {can('submit') && data.state === 'cosigning' && (
        <Button wide icon="send" onClick={() => setAsking('submit')}>
          {t('proposals.action.submit')}
        </Button>
      )}
      <TakeBackInvitations data={data} />
      {can('edit_draft') && (
        <ButtonLink wide icon="edit" href={`/m/${code}/write/${data.proposalId}`}>
          {t('proposals.action.edit_draft')}
        </ButtonLink>
      )}
      {can('support') && (
        <Button wide look="secondary" icon="plus" onClick={() => setAsking('support')}>
          {t('proposals.action.support')}
        </Button>
      )}
      {can('withdraw') && (
        <Button wide look="quiet" onClick={() => setAsking('withdraw')}>
          {t('proposals.action.withdraw')}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          open
          title={t(`member.ask.${asking}`)}
          confirm={t(`member.ask.${asking}_do`)}
          danger={asking === 'withdraw'}
          busy={step.isPending}
          onClose={() => setAsking(null)}
          onConfirm={() => step.mutate(asking)}
        >
          <p>{t(`member.ask.${asking}_what`)}</p>
          {asking === 'withdraw' && (
            <TextArea
              name="reason"
              label={t('member.ask.reason')}
              rows={3}
              value={reason}
              onChange={(event) => kept.set({ reason: event.target.value })}
            />
          )}
          <Refusal error={step.error} />
        </ConfirmDialog>
      )}
    </div>
  );
}

function Decision({ data }: { data: ProposalDetail }) {
  const { t } = useSession();
  if (data.mergedInto)
    return (
      <Notice title={t('proposals.state.merged')}>
        {t('member.proposal.mergedInto', { subject: data.mergedInto.subject })}
      </Notice>
    );
  if (!data.decision?.note || !['returned', 'declined', 'converted'].includes(data.state)) return null;
  return (
    <Notice tone={data.state === 'returned' ? 'warn' : 'info'} title={t(`proposals.state.${data.state}`)}>
      {data.decision.note}
    </Notice>
  );
}

export function ProposalScreen() {
  const { assembly, t, date, locale } = useSession();
  const code = assembly!.code;
  const { proposalId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['proposal', code, proposalId],
    queryFn: () => call(proposalEndpoints.getProposal, code, { params: { proposalId } }),
  });
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton shape="text" rows={8} />;
  const own = data.proposers.filter((item) => item.mergedFromId === null);
  const proposing = own.filter((item) => item.status === 'confirmed');
  const statusOf = (status: string) => t(`proposals.proposerStatus.${status}`);
  const waitsForMe =
    toRate(proposalFront, data, data.abilities.proposal.includes('rate')).length > 0 ||
    data.clocks.some((clock) => clock.mine);
  const clocks = data.clocks.filter((clock) => ['cosign', 'reply', 'rating', 'rework'].includes(clock.kind));
  return (
    <>
      <PageTitle
        above={
          data.number === null
            ? data.sessionLabel
            : t('shared.numberOf', { session: data.sessionLabel, number: data.number })
        }
        title={data.subject || t('shared.untitled')}
        meta={
          <>
            <State state={data.state} mine={waitsForMe} />
            <Clocks clocks={clocks} />
          </>
        }
      />
      <Decision data={data} />
      <Steps data={data} />
      <div className="m-sides">
        <div>
          <Replies
            front={proposalFront}
            matterId={data.proposalId}
            data={data}
            may={data.abilities.proposal.includes('rate')}
          />
          <Section id="text" title={t('member.proposal.text')}>
            <SentWhole
              text={data}
              evidence={data.evidence}
              files={data.files.filter((file) => file.purpose === 'attachment')}
              fileAddress={(fileId) => addressOf(proposalEndpoints.downloadFile, code, { proposalId, fileId })}
              signed={proposing.map((item) => item.name).join(comma(locale))}
              date={data.submittedAt ? date(data.submittedAt) : undefined}
            />
            {data.state !== 'draft' && (
              <p>
                <a href={addressOf(proposalEndpoints.proposalDocument, code, { proposalId })}>
                  {t('member.proposal.paper')}
                </a>
              </p>
            )}
          </Section>
        </div>
        <aside aria-label={t('member.proposal.about')}>
          <Section id="who" title={t('member.proposal.who')}>
            <SummaryList
              items={
                [
                  {
                    key: 'people',
                    term: t('member.proposal.proposers'),
                    value: proposing
                      .map((item) => {
                        const role = t(`proposals.proposerRole.${item.role}`);
                        const signed = item.signedBy && t('shared.signedBy', { name: item.signedBy });
                        return bracketed(item.name, [role, signed].filter(Boolean).join(' · '), locale);
                      })
                      .join(comma(locale)),
                  },
                  ...(data.invitations.length > 0
                    ? [
                        {
                          key: 'others',
                          term: t('member.proposal.invited'),
                          value: data.invitations
                            .map((item) => bracketed(item.name, statusOf(item.status), locale))
                            .join(comma(locale)),
                        },
                      ]
                    : []),
                  ...(data.assignments.length > 0
                    ? [
                        {
                          key: 'units',
                          term: t('member.proposal.units'),
                          value: data.assignments
                            .map((item) =>
                              bracketed(
                                item.unitName,
                                listed(
                                  [
                                    t(`handling.assignmentRole.${item.role}`),
                                    t(`handling.assignmentState.${item.state}`),
                                  ],
                                  locale,
                                ),
                                locale,
                              ),
                            )
                            .join(comma(locale)),
                        },
                      ]
                    : []),
                  ...(data.categoryLabel
                    ? [{ key: 'category', term: t('member.write.category'), value: data.categoryLabel }]
                    : []),
                ] as never
              }
            />
          </Section>
          <Provenance kind="proposal" matterId={proposalId} base={`/m/${code}`} />
          <Section id="history" title={t('member.proposal.history')}>
            <History data={data} />
          </Section>
        </aside>
      </div>
    </>
  );
}
