/** What a step of handling is decided on, inside its form: the letter, the request, the ratings. */
import type { ReactNode } from 'react';
import { bracketed } from '../../../../platform/i18n/lists.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { Clock } from '../../../../web/staff/matter-parts.tsx';
import type { ReplyView as Reply } from '../../contract.ts';
import { Cosigns } from '../parts/cosigns.tsx';
import {
  askedExtension,
  cosignAsked,
  type HandledDetail,
  type HandlingFront,
  type HandlingStep,
  replyOf,
  unrated,
} from '../parts/host.ts';
import { answersOf } from '../parts/rating-answers.ts';
import { type LetterHead, SignedLetter, useLetterHead } from '../parts/signed-letter.tsx';

type Part = { context: HandlingStep };

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="d-about" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function OneLetter({ reply, head }: { reply: Reply; head: LetterHead }) {
  const { t, locale } = useSession();
  return (
    <>
      <p>
        <strong>{t('staff.class', { class: reply.class })}</strong>
        {reply.classChangedFrom && bracketed('', t('staff.classWas', { class: reply.classChangedFrom }), locale)}
        {reply.contactName && ` · ${t('staff.field.contactName')} ${reply.contactName} ${reply.contactPhone}`}
      </p>
      <Cosigns reply={reply} />
      <SignedLetter reply={reply} head={head} />
    </>
  );
}

/** The letter in hand; below it the earlier one, when this is the second. */
function Letter({ context, front }: Part & { front: HandlingFront }) {
  const { t } = useSession();
  const head = useLetterHead(front, context.detail);
  const { detail, assignmentId } = context;
  const inHand = assignmentId
    ? [replyOf(context) ?? cosignAsked(context)].filter((reply) => reply !== undefined)
    : detail.replies.filter((reply) => reply.round === detail.replyRound && reply.issuedAt);
  if (inHand.length === 0) return null;
  const earlier = detail.replies.filter((reply) =>
    inHand.some((now) => now.assignmentId === reply.assignmentId && reply.round < now.round),
  );
  return (
    <>
      {inHand.map((reply) => (
        <Block key={reply.replyId} title={`${reply.unitName} · ${t('staff.replyRound', { round: reply.round })}`}>
          <OneLetter reply={reply} head={head} />
        </Block>
      ))}
      {earlier.map((reply) => (
        <details key={reply.replyId} className="d-card">
          <summary>{t('staff.replyRound', { round: reply.round })}</summary>
          <OneLetter reply={reply} head={head} />
        </details>
      ))}
    </>
  );
}

function Extension({ context }: Part) {
  const { t, date } = useSession();
  const asked = askedExtension(context);
  const unit = context.detail.assignments.find((item) => item.assignmentId === context.assignmentId);
  if (!asked || !unit) return null;
  return (
    <Block title={t('staff.about.extension', { unit: unit.unitName })}>
      <p>{t('staff.about.askedUntil', { day: date(asked.askedUntil), on: date(asked.askedAt) })}</p>
      <p className="d-pre">{asked.reason}</p>
      {unit.clocks
        .filter((clock) => clock.kind === 'reply' || clock.kind === 'rework')
        .map((clock) => (
          <Clock key={clock.kind} clock={clock} room="handling" />
        ))}
    </Block>
  );
}

function Bounce({ context }: Part) {
  const { t } = useSession();
  const { detail, options, assignmentId } = context;
  return detail.assignments
    .filter((item) => item.bounce && item.state === 'bounced' && (!assignmentId || item.assignmentId === assignmentId))
    .map((item) => (
      <Block key={item.assignmentId} title={t('staff.about.bounce', { unit: item.unitName })}>
        <p>{options.bounceReasons.find((one) => one.code === item.bounce!.code)?.label ?? item.bounce!.code}</p>
        <p className="d-pre">{item.bounce!.reason}</p>
      </Block>
    ));
}

/** Who was not satisfied with the last reply, with which answers. */
function Ratings({ context }: Part) {
  const { t, locale } = useSession();
  const { detail } = context;
  const given = detail.ratings.filter((rating) => rating.overall !== 'satisfied');
  if (given.length === 0) return null;
  return (
    <Block title={t('staff.about.ratings')}>
      {given.map((rating) => (
        <p key={rating.ratingId} className="d-pre">
          <strong>
            {rating.proposerName} {t(`handling.satisfaction.${rating.overall}`)}
          </strong>{' '}
          <span className="d-muted">{t('staff.replyRound', { round: rating.round })}</span>
          {'\n'}
          {answersOf(rating.fields, t, locale)}
          {rating.comment && `\n${rating.comment}`}
        </p>
      ))}
    </Block>
  );
}

const sentBack = ['send_back_reply', 'refuse_sign'];

/** Why the reply came back, until it is sent on again. */
function SentBack({ context }: Part) {
  const { t, date } = useSession();
  const unit = context.detail.assignments.find((item) => item.assignmentId === context.assignmentId)?.unitName;
  const last = context.detail.history
    .filter(
      (line) =>
        (line.unitName ?? line.details.unit) === unit &&
        [...sentBack, 'submit_check', 'issue_reply'].includes(line.action),
    )
    .sort((a, b) => a.at.localeCompare(b.at))
    .at(-1);
  if (!last || !sentBack.includes(last.action)) return null;
  return (
    <Block title={t(`handling.action.${last.action}`)}>
      <p className="d-muted">
        {last.actorName} · {date(last.at, true)}
      </p>
      <p className="d-pre">{String(last.details.reason ?? '')}</p>
    </Block>
  );
}

/** Opinions of assisting units, and what they object to in the draft. */
function Opinions({ context }: Part) {
  const { t } = useSession();
  const given = context.detail.assignments.filter((item) => item.role === 'assisting' && item.opinion);
  const objected = (replyOf(context)?.cosigns ?? []).filter((cosign) => cosign.status === 'objected');
  return (
    <>
      {objected.map((cosign) => (
        <Block key={cosign.assignmentId} title={`${cosign.unitName} · ${t('staff.cosign.objected')}`}>
          <p className="d-pre">{cosign.note}</p>
        </Block>
      ))}
      {given.map((item) => (
        <details key={item.assignmentId} className="d-card">
          <summary>
            {item.unitName} · {t('staff.opinion')}
          </summary>
          <p className="d-pre">{item.opinion}</p>
        </details>
      ))}
    </>
  );
}

function Promises({ context }: Part) {
  const { t, date } = useSession();
  const { detail, assignmentId } = context;
  const open = detail.promises.filter(
    (item) => item.status === 'open' && (!assignmentId || item.assignmentId === assignmentId),
  );
  return (
    <Block title={t('staff.promises')}>
      {open.map((item) => (
        <p key={item.promiseId} className="d-pre">
          <strong>{item.text || t(`handling.promiseKind.${item.kind}`)}</strong> · {date(item.dueOn)}
          {'\n'}
          {item.report || t('staff.about.noReport')}
        </p>
      ))}
    </Block>
  );
}

function Unrated({ context, front }: Part & { front: HandlingFront }) {
  const { t } = useSession();
  return (
    <Block title={t('staff.about.unrated')}>
      <ul className="d-list">
        {unrated(front, context.detail).map((pair) => (
          <li key={pair.value}>{pair.label}</li>
        ))}
      </ul>
    </Block>
  );
}

/** The reply of the round before, while the next one is written. */
function Earlier({ context, front }: Part & { front: HandlingFront }) {
  const { t } = useSession();
  const head = useLetterHead(front, context.detail);
  const before = replyOf(context, context.detail.replyRound - 1);
  if (!before) return null;
  return (
    <details className="d-card">
      <summary>
        {t('staff.replyRound', { round: before.round })} · {t('staff.class', { class: before.class })}
      </summary>
      <SignedLetter reply={before} head={head} />
    </details>
  );
}

const plain = {
  bounce: Bounce,
  extension: Extension,
  opinions: Opinions,
  promises: Promises,
  ratings: Ratings,
  sentBack: SentBack,
};
const withFront = { earlier: Earlier, letter: Letter, unrated: Unrated };

/** Blocks by their names, for the desk of a host. */
export const handlingAbout = <D extends HandledDetail>(
  front: HandlingFront<D>,
): Record<keyof typeof plain | keyof typeof withFront, (part: Part) => ReactNode> => ({
  ...plain,
  ...(Object.fromEntries(
    Object.entries(withFront).map(([name, Piece]) => [
      name,
      ({ context }: Part) => <Piece context={context} front={front as unknown as HandlingFront} />,
    ]),
  ) as Record<keyof typeof withFront, (part: Part) => ReactNode>),
});
