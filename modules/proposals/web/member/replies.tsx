/** Replies as a proposer judges them: class, round, day, promises with their days, then the letter. */
import { colon } from '../../../../platform/i18n/lists.ts';
import { addressOf } from '../../../../web/client.ts';
import { Notice } from '../../../../web/kit/notice.tsx';
import { Disclosure, Section } from '../../../../web/kit/section.tsx';
import { SummaryList } from '../../../../web/kit/summary-list.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ReplyView as Reply } from '../../../handling/contract.ts';
import { ReplyDifference } from '../../../handling/web/parts/reply-difference.tsx';
import { SignedLetter } from '../../../handling/web/parts/signed-letter.tsx';
import type { ProposalDetail } from '../../contract/detail.ts';
import { proposalEndpoints } from '../../contract.ts';
import { useOptions } from './shared.tsx';

/** The same unit's reply of the round before. */
const earlierOf = (data: ProposalDetail, reply: Reply): Reply | undefined =>
  data.replies
    .filter((item) => item.unitName === reply.unitName && item.round < reply.round && item.issuedAt)
    .sort((a, b) => b.round - a.round)[0];

/** What the unit says in short, before its letter. */
export function ReplyFacts({ data, reply }: { data: ProposalDetail; reply: Reply }) {
  const { t, date } = useSession();
  const classes = useOptions().data?.classes;
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
export function ReplyLetter({ data, reply }: { data: ProposalDetail; reply: Reply }) {
  const { assembly, t } = useSession();
  const earlier = earlierOf(data, reply);
  const address = { proposalId: data.proposalId, replyId: reply.replyId };
  return (
    <>
      {earlier && (
        <Disclosure open summary={t('member.reply.difference')}>
          <ReplyDifference before={earlier.body} after={reply.body} />
        </Disclosure>
      )}
      <SignedLetter reply={reply} />
      <p>
        <a href={addressOf(proposalEndpoints.replyLetter, assembly!.code, address)}>{t('member.proposal.letter')}</a>
      </p>
    </>
  );
}

/** Replies the reader has still to rate: the present round's, once for each they speak for. */
export function toRate(data: ProposalDetail): Reply[] {
  if (!data.abilities.proposal.includes('rate')) return [];
  return data.replies.filter(
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
  );
}

/** Verdicts on one reply; others' words stay closed until the reader has given their own. */
function Ratings({ data, reply }: { data: ProposalDetail; reply: Reply }) {
  const { t, locale } = useSession();
  const waiting = toRate(data).some((item) => item.replyId === reply.replyId);
  if (waiting) return <p className="yt-muted">{t('member.reply.blind')}</p>;
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
export function Replies({ data }: { data: ProposalDetail }) {
  const { t } = useSession();
  const issued = data.replies.filter((reply) => reply.issuedAt).sort((a, b) => b.round - a.round);
  const last = issued[0]?.round;
  const body = (reply: Reply) => (
    <>
      <ReplyFacts data={data} reply={reply} />
      <ReplyLetter data={data} reply={reply} />
      <Ratings data={data} reply={reply} />
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
