/** Rating a reply, in person: the form the assembly's rules ask for. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { BackLink } from '../../../../web/kit/page-frame.tsx';
import { DocumentSheet, PageTitle } from '../../../../web/kit/section.tsx';
import { Skeleton } from '../../../../web/kit/states.tsx';
import { TextArea } from '../../../../web/kit/text-field.tsx';
import { toasts } from '../../../../web/kit/toast.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { proposalEndpoints } from '../../contract.ts';
import { levels, questions, ratingOf } from '../rating-questions.ts';
import { Refusal, useOptions } from './shared.tsx';

export function RateScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const { proposalId = '', replyId = '' } = useParams();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [comment, setComment] = useState('');
  const options = useOptions();
  const { data, error, refetch } = useQuery({
    queryKey: ['proposal', code, proposalId],
    queryFn: () => call(proposalEndpoints.getProposal, code, { params: { proposalId } }),
  });
  const reply = data?.replies.find((item) => item.replyId === replyId);
  const mine = data?.proposers.find(
    (item) =>
      item.mine &&
      item.role !== 'supporter' &&
      item.status === 'confirmed' &&
      !data.ratings.some((rating) => rating.replyId === replyId && rating.proposerId === item.proposerId),
  );
  const form = options.data?.ratingForm ?? 'three_level';
  const rate = useMutation({
    mutationFn: () => {
      const rating = ratingOf(form, answers);
      return call(proposalEndpoints.rateReply, code, {
        params: { proposalId },
        body: { replyId, proposerId: mine!.proposerId, rating, comment },
      });
    },
    async onSuccess() {
      await client.invalidateQueries();
      toasts.add({ text: t('member.rate.done') });
      await navigate(`/m/${code}/proposals/${proposalId}`);
    },
  });
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data || !options.data) return <Skeleton shape="form" />;
  const back = `/m/${code}/proposals/${proposalId}`;
  if (!reply || !mine)
    return (
      <>
        <BackLink href={back} />
        <p>{t('member.rate.given')}</p>
      </>
    );
  const complete = questions[form].every(([name]) => answers[name]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) rate.mutate();
  };
  return (
    <form onSubmit={submit}>
      <BackLink href={back}>{data.subject}</BackLink>
      <PageTitle title={t('proposals.task.rate')} lead={t('member.rate.lead', { name: mine.name })} />
      <details className="yt-disclosure">
        <summary>{t('member.rate.see')}</summary>
        <DocumentSheet
          number={reply.letterNumber}
          signed={reply.unitName}
          date={reply.issuedAt ? date(reply.issuedAt) : undefined}
        >
          {reply.body}
        </DocumentSheet>
      </details>
      {questions[form].map(([name, values]) => (
        <fieldset key={name} className="m-ratings">
          <legend className="yt-label">{t(`proposals.ratingField.${name}`)}</legend>
          <div className="m-levels">
            {values.map((value) => (
              <label key={value}>
                <input
                  type="radio"
                  name={name}
                  value={value}
                  required
                  checked={answers[name] === value}
                  onChange={() => setAnswers({ ...answers, [name]: value })}
                />
                {t(values === levels ? `proposals.satisfaction.${value}` : `proposals.ratingValue.${value}`)}
              </label>
            ))}
          </div>
        </fieldset>
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
      <Refusal error={rate.error} />
      <div className="m-actions">
        <Button type="submit" wide busy={rate.isPending} disabled={!complete}>
          {t('member.rate.submit')}
        </Button>
      </div>
    </form>
  );
}
