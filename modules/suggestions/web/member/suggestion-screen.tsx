/** One suggestion on the phone: what was said, where it stands, what I can do, visits, answers, what came of it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { addressOf, call } from '../../../../web/client.ts';
import { Button, ButtonLink } from '../../../../web/kit/button.tsx';
import { BackLink } from '../../../../web/kit/page-frame.tsx';
import { DocumentSheet, PageTitle, Section } from '../../../../web/kit/section.tsx';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { Skeleton } from '../../../../web/kit/states.tsx';
import { Clocks } from '../../../../web/member/clocks.tsx';
import { Refusal } from '../../../../web/member/refusal.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { Provenance } from '../../../../web/shared/provenance.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { Replies, toRate } from '../../../handling/web/parts/replies.tsx';
import type { SuggestionDetail } from '../../contract/reading.ts';
import { suggestionEndpoints as api } from '../../contract.ts';
import { suggestionFront } from '../handling.ts';
import { type LedAction, LedForm, ledActions } from './led-forms.tsx';

/** One press joins; counted, never ranked by. */
function Join({ data }: { data: SuggestionDetail }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const join = useMutation({
    mutationFn: () => call(api.joinSuggestion, code, { params: { suggestionId: data.suggestionId }, body: {} }),
    onSuccess: () => client.invalidateQueries(),
  });
  if (!data.abilities.suggestion.includes('join')) return null;
  return (
    <>
      <Button
        look="secondary"
        wide
        busy={join.isPending}
        disabled={join.data?.mine === true}
        onClick={() => join.mutate()}
      >
        {join.data?.mine ? t('suggestions.member.joined') : t('suggestions.action.join')}
      </Button>
      <Refusal error={join.error} />
    </>
  );
}

function Visits({ data }: { data: SuggestionDetail }) {
  const { t, date } = useSession();
  if (data.visits.length === 0) return null;
  return (
    <Section id="visits" title={t('suggestions.member.visits')}>
      {data.visits.map((visit) => (
        <article key={visit.visitId}>
          <h3>
            {t(`suggestions.visitKind.${visit.kind}`)} · {date(visit.happenedOn)}
          </h3>
          <p className="yt-muted">{[visit.place, visit.people].filter(Boolean).join(' · ')}</p>
          <p>{visit.text}</p>
        </article>
      ))}
    </Section>
  );
}

export function SuggestionScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const { suggestionId = '' } = useParams();
  const [chosen, setChosen] = useState<LedAction | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: [suggestionFront.cached, code, suggestionId],
    queryFn: () => suggestionFront.detail(code, suggestionId),
  });
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton shape="text" />;
  const may = ledActions.filter((action) => data.abilities.suggestion.includes(action));
  const rates = data.abilities.suggestion.includes('rate');
  const front = suggestionFront as never;
  return (
    <>
      <BackLink href={`/m/${code}/suggestions`}>{t('suggestions.title')}</BackLink>
      <PageTitle
        serif
        title={data.subject}
        above={
          data.number === null
            ? t('suggestions.receiptNumbered', { receipt: data.receipt })
            : t('suggestions.numbered', { number: data.number })
        }
        meta={
          <>
            <StateTag tone={data.state === 'closed' ? 'done' : 'active'}>
              {t(`suggestions.state.${data.state}`)}
            </StateTag>
            <span>{date(data.receivedAt)}</span>
            {data.lead && <span>{data.lead}</span>}
            {data.joined > 0 && <span>{t('suggestions.desk.joined', { count: data.joined })}</span>}
          </>
        }
      />
      <Clocks clocks={data.clocks} room="suggestions" />
      {chosen ? (
        <LedForm key={chosen} action={chosen} data={data} onDone={() => setChosen(null)} />
      ) : (
        <div className="m-actions">
          {may.map((action, at) => (
            <Button key={action} wide look={at === 0 ? 'primary' : 'secondary'} onClick={() => setChosen(action)}>
              {t(`suggestions.action.${action}`)}
            </Button>
          ))}
          {toRate(front, data as never, rates).map((reply) => (
            <ButtonLink key={reply.replyId} wide href={`/m/${code}/suggestions/${suggestionId}/rate/${reply.replyId}`}>
              {t('member.proposal.rate', { unit: reply.unitName })}
            </ButtonLink>
          ))}
          <Join data={data} />
        </div>
      )}
      <DocumentSheet>{data.text}</DocumentSheet>
      {data.place && (
        <p>
          <strong>{t('suggestions.desk.place')}</strong> {data.place}
        </p>
      )}
      {data.photos
        .filter((photo) => photo.state === 'ready')
        .map((photo, at) => (
          <img
            key={photo.photoId}
            className="m-photo"
            loading="lazy"
            alt={t('suggestions.desk.photo', { number: at + 1 })}
            src={addressOf(api.suggestionPhoto, code, { suggestionId, photoId: photo.photoId }, { size: 'screen' })}
          />
        ))}
      <Visits data={data} />
      {data.answer?.text && (
        <Section id="answer" title={t('suggestions.desk.ledAnswer')}>
          <DocumentSheet signed={data.lead} date={data.answer.at ? date(data.answer.at) : undefined}>
            {data.answer.text}
          </DocumentSheet>
          {data.answer.overall && (
            <p>
              {t('suggestions.desk.rated')} {t(`handling.satisfaction.${data.answer.overall}`)}
            </p>
          )}
        </Section>
      )}
      <Replies front={front} matterId={suggestionId} data={data as never} may={rates} />
      <Provenance kind="suggestion" matterId={suggestionId} base={`/m/${code}`} />
    </>
  );
}
