/** Replies as a proposer judges them: class, round, day, promises with their days, then the letter. */
import { useQuery } from '@tanstack/react-query';
import { colon } from '../../../../platform/i18n/lists.ts';
import { Notice } from '../../../../web/kit/notice.tsx';
import { Disclosure, Section } from '../../../../web/kit/section.tsx';
import { SummaryList } from '../../../../web/kit/summary-list.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ReplyView as Reply } from '../../contract.ts';
import { type HandledDetail, type HandlingFront, letterAddress } from './host.ts';
import { ReplyDifference } from './reply-difference.tsx';
import { SignedLetter } from './signed-letter.tsx';

interface One<D extends HandledDetail> {
  front: HandlingFront<D>;
  matterId: string;
  data: D;
  reply: Reply;
}

/** Choices of the room of a matter. */
export function useHandlingOptions<D extends HandledDetail>(front: Pick<HandlingFront<D>, 'room' | 'options'>) {
  const { assembly } = useSession();
  const code = assembly!.code;
  return useQuery({
    queryKey: ['options', front.room, code],
    queryFn: () => front.options(code),
    staleTime: 300_000,
  });
}

/** The same unit's reply of the round before. */
const earlierOf = (data: HandledDetail, reply: Reply): Reply | undefined =>
  data.replies
    .filter((item) => item.unitName === reply.unitName && item.round < reply.round && item.issuedAt)
    .sort((a, b) => b.round - a.round)[0];

/** What the unit says in short, before its letter. */
export function ReplyFacts<D extends HandledDetail>({ front, data, reply }: One<D>) {
  const { t, date } = useSession();
  const classes = useHandlingOptions(front).data?.classes;
  const labelOf = (code: string) => {
    const label = classes?.find((item) => item.code === code)?.label;
    return label ? t('member.reply.class', { class: code, label }) : code;
  };
  const promises = data.promises.filter((item) => item.kind === 'promise' && item.assignmentId === reply.assignmentId);
  const contacts = [reply.contactName, reply.contactPhone].filter(Boolean).join(' ');
  return (
    <SummaryList
      items={[
        {
          key: 'class',
          term: t('member.reply.classTerm'),
          value: (
            <>
              <strong>{labelOf(reply.class)}</strong>
              {reply.classChangedFrom && ` ${t('member.reply.classBefore', { class: reply.classChangedFrom })}`}
            </>
          ),
        },
        {
          key: 'round',
          term: t('member.reply.which'),
          value: [
            t(`member.reply.round.${reply.round === 1 ? 'first' : 'later'}`, { round: reply.round }),
            reply.issuedAt && date(reply.issuedAt),
          ]
            .filter(Boolean)
            .join(' · '),
        },
        {
          key: 'promises',
          term: t('member.reply.promises'),
          value:
            promises.length === 0 ? (
              t('member.reply.noPromises')
            ) : (
              <ul className="m-promises">
                {promises.map((item) => (
                  <li key={item.promiseId}>
                    {item.text}
                    <span className="yt-muted">
                      {t('member.reply.until', { date: date(item.dueOn) })} ·{' '}
                      {t(`handling.promiseStatus.${item.status}`)}
                    </span>
                    {item.report && <span>{item.report}</span>}
                  </li>
                ))}
              </ul>
            ),
        },
        ...(contacts ? [{ key: 'contact', term: t('member.reply.contact'), value: contacts }] : []),
      ]}
    />
  );
}

/** The letter, and what it says otherwise than the one before. */
export function ReplyLetter<D extends HandledDetail>({ front, matterId, data, reply }: One<D>) {
  const { assembly, t } = useSession();
  const earlier = earlierOf(data, reply);
  return (
    <>
      {earlier && (
        <Disclosure open summary={t('member.reply.difference')}>
          <ReplyDifference before={earlier.body} after={reply.body} />
        </Disclosure>
      )}
      <SignedLetter reply={reply} />
      <p>
        <a href={letterAddress(front, assembly!.code, matterId, reply.replyId)}>{t('member.proposal.letter')}</a>
      </p>
    </>
  );
}

/** Replies of the present round the reader has still to rate, once for each they speak for. @param may the reader may rate now */
export function toRate<D extends HandledDetail>(front: HandlingFront<D>, data: D, may: boolean): Reply[] {
  if (!may) return [];
  const mine = front.raters(data).filter((item) => item.mine);
  return data.replies.filter(
    (reply) =>
      reply.round === data.replyRound &&
      reply.issuedAt &&
      mine.some((item) => !data.ratings.some((one) => one.replyId === reply.replyId && one.proposerId === item.id)),
  );
}

/** Verdicts on one reply; others' words stay closed until the reader has given their own. */
function Ratings<D extends HandledDetail>({ data, reply, waits }: One<D> & { waits: boolean }) {
  const { t, locale } = useSession();
  if (waits) return <p className="yt-muted">{t('member.reply.blind')}</p>;
  const given = data.ratings.filter((item) => item.replyId === reply.replyId);
  if (given.length === 0) return null;
  return (
    <>
      <h3>{t('member.reply.ratings')}</h3>
      <ul>
        {given.map((rating) => (
          <li key={rating.ratingId}>
            {rating.proposerName}
            {colon(locale)}
            {t(`handling.satisfaction.${rating.overall}`)}
            {rating.comment && `。${rating.comment}`}
          </li>
        ))}
      </ul>
    </>
  );
}

/** All replies, the latest round first and open, earlier ones folded. */
export function Replies<D extends HandledDetail>({
  front,
  matterId,
  data,
  may,
}: Omit<One<D>, 'reply'> & { may: boolean }) {
  const { t } = useSession();
  const waiting = toRate(front, data, may);
  const issued = data.replies.filter((reply) => reply.issuedAt).sort((a, b) => b.round - a.round);
  const last = issued[0]?.round;
  const body = (reply: Reply) => (
    <>
      <ReplyFacts front={front} matterId={matterId} data={data} reply={reply} />
      <ReplyLetter front={front} matterId={matterId} data={data} reply={reply} />
      <Ratings
        front={front}
        matterId={matterId}
        data={data}
        reply={reply}
        waits={waiting.some((item) => item.replyId === reply.replyId)}
      />
    </>
  );
  const title = (reply: Reply) =>
    t(`member.reply.title.${reply.round === 1 ? 'first' : 'later'}`, { unit: reply.unitName, round: reply.round });
  return (
    <>
      {data.state === 'reworking' && <Notice tone="warn" title={t('member.reply.reworking')} />}
      {issued.map((reply) =>
        reply.round === last ? (
          <Section key={reply.replyId} id={`reply-${reply.replyId}`} title={title(reply)}>
            {body(reply)}
          </Section>
        ) : (
          <Disclosure key={reply.replyId} summary={title(reply)}>
            {body(reply)}
          </Disclosure>
        ),
      )}
    </>
  );
}
