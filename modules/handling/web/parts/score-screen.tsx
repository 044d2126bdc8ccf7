/** The proposer's side of the mutual rating: points for the handling, seen by the unit only after it has rated too. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { comma } from '../../../../platform/i18n/lists.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { ConfirmDialog } from '../../../../web/kit/dialog.tsx';
import { BackLink } from '../../../../web/kit/page-frame.tsx';
import { PageTitle } from '../../../../web/kit/section.tsx';
import { Skeleton } from '../../../../web/kit/states.tsx';
import { TextArea, TextField } from '../../../../web/kit/text-field.tsx';
import { toasts } from '../../../../web/kit/toast.tsx';
import { Refusal } from '../../../../web/member/refusal.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useKept } from '../../../../web/shared/kept.ts';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { type HandledDetail, type HandlingFront, take } from './host.ts';

const fields = ['attitude', 'timeliness', 'quality', 'effect'] as const;
type Field = (typeof fields)[number];
/** Most points for one question. */
const MOST = 25;

/** @returns points, or null for what is not a whole number from 0 to the most */
function pointsOf(typed: string | undefined): number | null {
  if (!/^\d{1,2}$/.test(typed ?? '')) return null;
  const points = Number(typed);
  return points <= MOST ? points : null;
}

export const scoreScreen = <D extends HandledDetail>(front: HandlingFront<D>) =>
  function ScoreScreen() {
    const { assembly, locale, t } = useSession();
    const code = assembly!.code;
    const { matterId = '', assignmentId = '' } = useParams();
    const client = useQueryClient();
    const navigate = useNavigate();
    const kept = useKept<{ points: Partial<Record<Field, string>>; comment: string }>(`score:${assignmentId}`, {
      points: {},
      comment: '',
    });
    const { points, comment } = kept.value;
    const [pressed, setPressed] = useState(false);
    const [asking, setAsking] = useState(false);
    const { data, error, refetch } = useQuery({
      queryKey: [front.cached, code, matterId],
      queryFn: () => front.detail(code, matterId),
    });
    const back = `/m/${code}/${front.path(matterId)}`;
    const mine = data && front.raters(data).find((item) => item.mine);
    const score = useMutation({
      mutationFn: () => {
        const given = Object.fromEntries(fields.map((name) => [name, pointsOf(points[name])!])) as Record<
          Field,
          number
        >;
        return take(
          front,
          'scoreHandling',
          { code, matterId, assignmentId },
          {
            body: { proposerId: mine!.id, fields: given, comment },
          },
        );
      },
      async onSuccess() {
        await kept.clear();
        await client.invalidateQueries();
        toasts.add({ text: t('member.rate.done') });
        await navigate(back);
      },
      onError: () => setAsking(false),
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
    const open = fields.filter((name) => pointsOf(points[name]) === null);
    const total = fields.reduce((sum, name) => sum + (pointsOf(points[name]) ?? 0), 0);
    const submit = (event: FormEvent) => {
      event.preventDefault();
      setPressed(true);
      if (open.length === 0) setAsking(true);
      else document.querySelector<HTMLElement>(`input[name=${open[0]}]`)?.focus();
    };
    return (
      <form onSubmit={submit} noValidate>
        <BackLink href={back}>{data.subject}</BackLink>
        <PageTitle
          title={t('member.score.title', { unit: unit.unitName })}
          lead={t('member.score.lead', { name: mine.name })}
        />
        <div className="yt-stack">
          {fields.map((name) => (
            <TextField
              key={name}
              name={name}
              label={t(`handling.ratingField.${name}`)}
              inputMode="numeric"
              width="short"
              after={t('member.score.of', { most: MOST })}
              value={points[name] ?? ''}
              error={pressed && open.includes(name) ? t('member.score.range', { most: MOST }) : undefined}
              onChange={(event) => kept.set({ points: { ...points, [name]: event.target.value.trim() } })}
            />
          ))}
          <TextArea
            name="comment"
            label={t('member.rate.comment')}
            optional
            rows={3}
            limit={1000}
            value={comment}
            onChange={(event) => kept.set({ comment: event.target.value })}
          />
        </div>
        <KeptLine kept={kept} />
        <Refusal error={score.error} />
        <div className="m-actions">
          <Button type="submit" wide busy={score.isPending}>
            {t('member.score.submit')}
          </Button>
          <p className={pressed && open.length > 0 ? 'yt-error' : 'yt-muted'} role="status">
            {open.length > 0
              ? t('member.rate.missing', {
                  what: open.map((name) => t(`handling.ratingField.${name}`)).join(comma(locale)),
                })
              : t('member.score.total', { total, most: MOST * fields.length })}
          </p>
        </div>
        {asking && (
          <ConfirmDialog
            open
            title={t('member.score.confirm', { total, most: MOST * fields.length })}
            confirm={t('member.score.submit')}
            busy={score.isPending}
            onClose={() => setAsking(false)}
            onConfirm={() => score.mutate()}
          >
            <p>{t('member.rate.final')}</p>
          </ConfirmDialog>
        )}
      </form>
    );
  };
