/** Rating a reply, in person: what was replied stands before the questions; the form is the one of the assembly's rules. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { comma } from '../../../../platform/i18n/lists.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { ConfirmDialog } from '../../../../web/kit/dialog.tsx';
import { Notice } from '../../../../web/kit/notice.tsx';
import { BackLink } from '../../../../web/kit/page-frame.tsx';
import { PageTitle, Section } from '../../../../web/kit/section.tsx';
import { Skeleton } from '../../../../web/kit/states.tsx';
import { TextArea } from '../../../../web/kit/text-field.tsx';
import { toasts } from '../../../../web/kit/toast.tsx';
import { Refusal } from '../../../../web/member/refusal.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useKept } from '../../../../web/shared/kept.ts';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { type HandlingRules, levels, overallOf, questions, type RatingForm, ratingOf } from '../../contract.ts';
import { type HandledDetail, type HandlingFront, ratingRules, take } from './host.ts';
import { ReplyFacts, ReplyLetter, useHandlingOptions } from './replies.tsx';

/** What a verdict brings about under the rules, once all proposers have given theirs. */
function consequenceOf(
  overall: ReturnType<typeof overallOf>,
  round: number,
  rules: HandlingRules['rating'],
): 'closes' | 'sendsBack' | 'consultation' {
  if (overall === 'satisfied' || !rules.reworkWhen.includes(overall)) return 'closes';
  return round <= rules.reworks ? 'sendsBack' : 'consultation';
}

interface Typed {
  answers: Record<string, string>;
  comment: string;
}

function Questions({
  form,
  answers,
  wrong,
  choose,
}: {
  form: RatingForm['form'];
  answers: Record<string, string>;
  wrong: boolean;
  choose(name: string, value: string): void;
}) {
  const { t } = useSession();
  return questions[form].map(([name, values]) => (
    <fieldset key={name} id={`question-${name}`} className="m-ratings" aria-invalid={wrong && !answers[name]}>
      <legend className="yt-label">{t(`handling.ratingField.${name}`)}</legend>
      <div className="m-levels">
        {values.map((value) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={answers[name] === value}
              onChange={() => choose(name, value)}
            />
            {t(values === levels ? `handling.satisfaction.${value}` : `handling.ratingValue.${value}`)}
          </label>
        ))}
      </div>
    </fieldset>
  ));
}

export const rateScreen = <D extends HandledDetail>(front: HandlingFront<D>) =>
  function RateScreen() {
    const { assembly, locale, t } = useSession();
    const code = assembly!.code;
    const { matterId = '', replyId = '' } = useParams();
    const client = useQueryClient();
    const navigate = useNavigate();
    const kept = useKept<Typed>(`rate:${replyId}`, { answers: {}, comment: '' });
    const { answers, comment } = kept.value;
    const [pressed, setPressed] = useState(false);
    const [asking, setAsking] = useState(false);
    const options = useHandlingOptions(front);
    const { data, error, refetch } = useQuery({
      queryKey: [front.cached, code, matterId],
      queryFn: () => front.detail(code, matterId),
    });
    const reply = data?.replies.find((item) => item.replyId === replyId);
    const mine =
      data &&
      front
        .raters(data)
        .find(
          (item) =>
            item.mine && !data.ratings.some((rating) => rating.replyId === replyId && rating.proposerId === item.id),
        );
    const form = options.data?.ratingForm ?? 'three_level';
    const rate = useMutation({
      mutationFn: () =>
        take(
          front,
          'rateReply',
          { code, matterId },
          {
            body: { replyId, proposerId: mine!.id, rating: ratingOf(form, answers), comment },
          },
        ),
      async onSuccess() {
        await kept.clear();
        await client.invalidateQueries();
        toasts.add({ text: t('member.rate.done') });
        await navigate(`/m/${code}/${front.path(matterId)}`);
      },
      onError: () => setAsking(false),
    });
    if (error && !data) return <Failure error={error} again={() => void refetch()} />;
    if (!data || !options.data) return <Skeleton shape="form" />;
    const back = `/m/${code}/${front.path(matterId)}`;
    if (!reply || !mine)
      return (
        <>
          <BackLink href={back} />
          <p>{t('member.rate.given')}</p>
        </>
      );
    const open = questions[form].map(([name]) => name).filter((name) => !answers[name]);
    const overall = open.length === 0 ? overallOf(ratingOf(form, answers)) : null;
    const rules = ratingRules(options.data);
    const consequence = overall && rules && consequenceOf(overall, reply.round, rules);
    const unsaid = overall === 'unsatisfied' && comment.trim() === '';
    const missing = [
      ...open.map((name) => t(`handling.ratingField.${name}`)),
      ...(unsaid ? [t('member.rate.why')] : []),
    ];
    const submit = (event: FormEvent) => {
      event.preventDefault();
      setPressed(true);
      if (missing.length === 0) return setAsking(true);
      const first = open[0] ? `#question-${open[0]} input` : 'textarea[name=comment]';
      document.querySelector<HTMLElement>(first)?.focus();
    };
    const follows = consequence && rules && (
      <p>
        {t(`member.rate.follows.${consequence}`, {
          unit: reply.unitName,
          count: rules.rework.count,
          span: t(`member.write.unit.${rules.rework.unit}`),
        })}
      </p>
    );
    return (
      <form onSubmit={submit} noValidate>
        <BackLink href={back}>{data.subject}</BackLink>
        <PageTitle
          title={t('member.proposal.rate', { unit: reply.unitName })}
          lead={t('member.rate.lead', { name: mine.name })}
        />
        <div className="m-sides">
          <div>
            <ReplyFacts front={front} matterId={matterId} data={data} reply={reply} />
            <ReplyLetter front={front} matterId={matterId} data={data} reply={reply} />
          </div>
          <div className="m-beside">
            <Section id="rating" title={t('member.rate.yours')}>
              <p className="yt-muted">{t('member.reply.blind')}</p>
              <Questions
                form={form}
                answers={answers}
                wrong={pressed}
                choose={(name, value) => kept.set({ answers: { ...answers, [name]: value } })}
              />
              {consequence && consequence !== 'closes' && (
                <Notice tone="warn" live title={t('member.rate.followsTitle')}>
                  {follows}
                </Notice>
              )}
              <TextArea
                name="comment"
                label={t(overall === 'unsatisfied' ? 'member.rate.why' : 'member.rate.comment')}
                hint={overall === 'unsatisfied' ? t('member.rate.whyHint') : undefined}
                optional={overall !== 'unsatisfied'}
                error={pressed && unsaid ? t('member.rate.whyMissing') : undefined}
                rows={4}
                limit={1000}
                value={comment}
                onChange={(event) => kept.set({ comment: event.target.value })}
              />
              <KeptLine kept={kept} />
            </Section>
            <Refusal error={rate.error} />
            <div className="m-actions">
              <Button type="submit" wide busy={rate.isPending}>
                {t('member.rate.submit')}
              </Button>
              {missing.length > 0 && (
                <p className={pressed ? 'yt-error' : 'yt-muted'} role="status">
                  {t('member.rate.missing', { what: missing.join(comma(locale)) })}
                </p>
              )}
            </div>
          </div>
        </div>
        {asking && overall && (
          <ConfirmDialog
            open
            title={t('member.rate.confirm', { verdict: t(`handling.satisfaction.${overall}`) })}
            confirm={t('member.rate.submit')}
            busy={rate.isPending}
            onClose={() => setAsking(false)}
            onConfirm={() => rate.mutate()}
          >
            {follows}
            <p>{t('member.rate.final')}</p>
          </ConfirmDialog>
        )}
      </form>
    );
  };
