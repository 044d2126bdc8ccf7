/** One proposal on the phone: where it stands, what I do next, what happened, the texts. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { addressOf, call } from '../../../../web/client.ts';
import { Button, ButtonLink } from '../../../../web/kit/button.tsx';
import { ConfirmDialog } from '../../../../web/kit/dialog.tsx';
import { Notice } from '../../../../web/kit/notice.tsx';
import { Disclosure, DocumentSheet, PageTitle, Section } from '../../../../web/kit/section.tsx';
import { Skeleton } from '../../../../web/kit/states.tsx';
import { SummaryList } from '../../../../web/kit/summary-list.tsx';
import { TextArea } from '../../../../web/kit/text-field.tsx';
import { Timeline } from '../../../../web/kit/timeline.tsx';
import { toasts } from '../../../../web/kit/toast.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../contract/detail.ts';
import { proposalEndpoints } from '../../contract.ts';
import { whoActed } from '../who-acted.ts';
import { Clocks, Refusal, State } from './shared.tsx';

const major = new Set(['submit', 'file', 'issue_reply', 'archive', 'decline', 'merge', 'convert']);
const hidden = new Set(['edit_draft', 'attach', 'auto_publish', 'remind']);

function History({ data }: { data: ProposalDetail }) {
  const { t, date, month } = useSession();
  const steps = data.history
    .filter((line) => !hidden.has(line.action))
    .map((line, index) => ({
      key: `${line.at}${index}`,
      title: t(`proposals.action.${line.action}`),
      date: line.details.monthOnly === true ? month(line.at) : date(line.at),
      dateTime: line.at,
      by: whoActed(line, t),
      note: line.reason ?? undefined,
      major: major.has(line.action),
    }));
  return <Timeline label={t('member.proposal.history')} steps={steps} />;
}

function Texts({ data }: { data: ProposalDetail }) {
  const { t } = useSession();
  return (
    <>
      <DocumentSheet title={data.subject} level={3}>
        {(['situation', 'analysis', 'suggestions'] as const).map((part) => (
          <div key={part}>
            <h4>{t(`member.write.${part}`)}</h4>
            {data[part].split(/\n+/).map((line, index) => (
              <p key={index}>{line}</p>
            ))}
          </div>
        ))}
      </DocumentSheet>
      {data.evidence.length > 0 && (
        <Disclosure summary={t('member.write.evidence')}>
          <ul>
            {data.evidence.map((item, index) => (
              <li key={index}>
                {t(`proposals.evidence.${item.kind}`)}：{item.title}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

type Step = 'answer_yes' | 'answer_no' | 'support' | 'withdraw' | 'submit';

/** The steps this reader may take, as the server's abilities say. */
function Steps({ data }: { data: ProposalDetail }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const [asking, setAsking] = useState<Step | null>(null);
  const [reason, setReason] = useState('');
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
    async onSuccess() {
      setAsking(null);
      await client.invalidateQueries();
      toasts.add({ text: t('shared.done') });
    },
  });
  const toRate = can('rate')
    ? data.replies.filter(
        (reply) =>
          reply.round === data.replyRound &&
          reply.issuedAt &&
          data.proposers.some(
            (item) =>
              item.mine &&
              item.status === 'confirmed' &&
              item.role !== 'supporter' &&
              !data.ratings.some((rating) => rating.replyId === reply.replyId && rating.proposerId === item.proposerId),
          ),
      )
    : [];
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
      {toRate.map((reply) => (
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
              onChange={(event) => setReason(event.target.value)}
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
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const { proposalId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['proposal', code, proposalId],
    queryFn: () => call(proposalEndpoints.getProposal, code, { params: { proposalId } }),
  });
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton shape="text" rows={8} />;
  const people = data.proposers
    .filter((item) => item.mergedFromId === null)
    .map(
      (item) =>
        `${item.name}（${t(item.status === 'confirmed' ? `proposals.proposerRole.${item.role}` : `proposals.proposerStatus.${item.status}`)}）`,
    );
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
            <State state={data.state} />
            <Clocks clocks={clocks} />
          </>
        }
      />
      <Decision data={data} />
      <Steps data={data} />
      <Section id="who" title={t('member.proposal.who')}>
        <SummaryList
          items={
            [
              { key: 'people', term: t('member.proposal.proposers'), value: people.join('、') },
              ...(data.assignments.length > 0
                ? [
                    {
                      key: 'units',
                      term: t('member.proposal.units'),
                      value: data.assignments
                        .map(
                          (item) =>
                            `${item.unitName}（${t(`proposals.assignmentRole.${item.role}`)}，${t(`proposals.assignmentState.${item.state}`)}）`,
                        )
                        .join('、'),
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
      {data.replies.map((reply) => (
        <Section
          key={reply.replyId}
          id={`reply-${reply.replyId}`}
          title={t('member.proposal.reply', { unit: reply.unitName })}
        >
          <DocumentSheet
            number={reply.letterNumber}
            signed={reply.unitName}
            date={reply.issuedAt ? date(reply.issuedAt) : undefined}
          >
            {reply.body}
          </DocumentSheet>
          <p>
            <a href={addressOf(proposalEndpoints.replyLetter, code, { proposalId, replyId: reply.replyId })}>
              {t('member.proposal.letter')}
            </a>
          </p>
        </Section>
      ))}
      {data.ratings.length > 0 && (
        <Section id="ratings" title={t('member.proposal.ratings')}>
          <ul>
            {data.ratings.map((rating) => (
              <li key={rating.ratingId}>
                {rating.proposerName}：{t(`proposals.satisfaction.${rating.overall}`)}
                {rating.comment && `。${rating.comment}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="text" title={t('member.proposal.text')}>
        <Texts data={data} />
        {data.state !== 'draft' && (
          <p>
            <a href={addressOf(proposalEndpoints.proposalDocument, code, { proposalId })}>
              {t('member.proposal.paper')}
            </a>
          </p>
        )}
      </Section>
      <Section id="history" title={t('member.proposal.history')}>
        <History data={data} />
      </Section>
    </>
  );
}
