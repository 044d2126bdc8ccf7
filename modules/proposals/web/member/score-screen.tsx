/** The proposer's side of the mutual rating: points for the handling, seen by the unit only after it has rated too. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { BackLink } from '../../../../web/kit/page-frame.tsx';
import { PageTitle } from '../../../../web/kit/section.tsx';
import { Skeleton } from '../../../../web/kit/states.tsx';
import { TextArea } from '../../../../web/kit/text-field.tsx';
import { toasts } from '../../../../web/kit/toast.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { proposalEndpoints } from '../../contract.ts';
import { Refusal } from './shared.tsx';

const fields = ['attitude', 'timeliness', 'quality', 'effect'] as const;
type Points = Record<(typeof fields)[number], number>;
const MOST = 25;

export function ScoreScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { proposalId = '', assignmentId = '' } = useParams();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [points, setPoints] = useState<Points>({ attitude: 20, timeliness: 20, quality: 20, effect: 20 });
  const [comment, setComment] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: ['proposal', code, proposalId],
    queryFn: () => call(proposalEndpoints.getProposal, code, { params: { proposalId } }),
  });
  const back = `/m/${code}/proposals/${proposalId}`;
  const mine = data?.proposers.find((item) => item.mine && item.role !== 'supporter' && item.status === 'confirmed');
  const score = useMutation({
    mutationFn: () =>
      call(proposalEndpoints.scoreHandling, code, {
        params: { proposalId, assignmentId },
        body: { proposerId: mine!.proposerId, fields: points, comment },
      }),
    async onSuccess() {
      await client.invalidateQueries();
      toasts.add({ text: t('member.rate.done') });
      await navigate(back);
    },
  });
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton shape="form" />;
  const unit = data.assignments.find((item) => item.assignmentId === assignmentId);
  if (!unit || !mine) {
    return (
      <>
        <BackLink href={back} />
        <p>{t('member.rate.given')}</p>
      </>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    score.mutate();
  };
  return (
    <form onSubmit={submit}>
      <BackLink href={back}>{data.subject}</BackLink>
      <PageTitle
        title={t('member.score.title', { unit: unit.unitName })}
        lead={t('member.score.lead', { name: mine.name })}
      />
      {fields.map((name) => (
        <div key={name} className="m-points">
          <label htmlFor={name}>{t(`proposals.ratingField.${name}`)}</label>
          <output htmlFor={name}>
            {points[name]} / {MOST}
          </output>
          <input
            id={name}
            type="range"
            min={0}
            max={MOST}
            value={points[name]}
            onChange={(event) => setPoints({ ...points, [name]: Number(event.target.value) })}
          />
        </div>
      ))}
      <TextArea
        name="comment"
        label={t('member.rate.comment')}
        optional
        rows={3}
        limit={1000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <Refusal error={score.error} />
      <div className="m-actions">
        <Button type="submit" wide busy={score.isPending}>
          {t('member.score.submit')}
        </Button>
      </div>
    </form>
  );
}
