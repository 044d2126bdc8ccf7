/** What stands beside the text: facts, people, decision, ratings, promises, meetings, history. */

import { Alert, Descriptions, Empty, Table } from 'antd';
import type { ReactNode } from 'react';
import { bracketed, colon, comma, listed, semicolon } from '../../../../../platform/i18n/lists.ts';
import { Mark } from '../../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../../contract/detail.ts';
import { returnAnswered } from '../steps/all-steps.ts';
import { MergedInto } from './merged-into.tsx';
import { answersOf } from './rating-answers.ts';

type Part = { data: ProposalDetail };

const pair = (label: string, children: ReactNode) => ({ key: label, label, children });

export function Facts({ data }: Part) {
  const { t, date, month, locale } = useSession();
  const { publicity } = data;
  const items = [
    pair(t('staff.fact.category'), data.categoryLabel ?? '—'),
    ...(data.imported ? [pair(t('staff.fact.source'), t('proposals.imported.what'))] : []),
    ...(data.writtenNumber ? [pair(t('proposals.imported.writtenNumber'), data.writtenNumber)] : []),
    ...(data.submittedAt && !data.imported ? [pair(t('staff.fact.submitted'), date(data.submittedAt, true))] : []),
    ...(data.filedAt
      ? [pair(t('staff.fact.filed'), (data.monthOnly.includes('filed') ? month : date)(data.filedAt))]
      : []),
    ...(data.enteredFor ? [pair(t('staff.fact.enteredFor'), data.enteredFor)] : []),
    ...(data.contactName ? [pair(t('staff.fact.contact'), `${data.contactName} ${data.contactPhone}`)] : []),
    pair(
      t('staff.fact.wish'),
      [t(`proposals.publicity.${publicity.wish}`), publicity.wishReason].filter(Boolean).join(colon(locale)),
    ),
    ...(publicity.decision
      ? [
          pair(
            t('staff.fact.decision'),
            [
              t(`proposals.publicity.${publicity.decision}`),
              publicity.decisionReason,
              publicity.publicFrom && t('staff.fact.from', { day: date(publicity.publicFrom) }),
            ]
              .filter(Boolean)
              .join(' · '),
          ),
        ]
      : []),
    ...(data.keyLeader ? [pair(t('staff.fact.leader'), data.keyLeader)] : []),
  ];
  return <Descriptions column={1} size="small" items={items} />;
}

export function People({ data }: Part) {
  const { t } = useSession();
  return (
    <section>
      <h2>{t('staff.people')}</h2>
      <ul className="d-list">
        {data.proposers.map((person) => (
          <li key={person.proposerId}>
            <span>{person.name}</span>
            <span className="d-muted">
              {t(
                person.status === 'confirmed'
                  ? `proposals.proposerRole.${person.role}`
                  : `proposals.proposerStatus.${person.status}`,
              )}
              {person.signedBy && ` · ${t('shared.signedBy', { name: person.signedBy })}`}
              {person.mergedFromId && ` · ${t('staff.fromMerged')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Why it is done again: who was not satisfied, with which answers. */
function Unsatisfied({ data }: Part) {
  const { t, locale } = useSession();
  const given = data.ratings.filter((rating) => rating.overall === 'unsatisfied');
  if (given.length === 0) return null;
  return (
    <Alert
      type="warning"
      className="d-gap"
      title={t('staff.about.unsatisfied')}
      description={given.map((rating) => (
        <p key={rating.ratingId}>
          <strong>
            {rating.proposerName} {t(`handling.satisfaction.${rating.overall}`)}
          </strong>
          {bracketed('', t('staff.replyRound', { round: rating.round }), locale)} {answersOf(rating.fields, t, locale)}
          {rating.comment && ` · ${rating.comment}`}
        </p>
      ))}
    />
  );
}

export function Decision({ data }: Part) {
  const { t, locale } = useSession();
  return (
    <>
      <MergedInto data={data} />
      {data.decision?.note && ['returned', 'declined', 'converted'].includes(data.state) && (
        <Alert
          type={data.state === 'returned' ? 'warning' : 'info'}
          className="d-gap"
          title={t(`proposals.state.${data.state}`)}
          description={data.decision.note}
        />
      )}
      {data.reviews.length > 0 && ['reviewing', 'submitted'].includes(data.state) && (
        <Alert
          type="info"
          className="d-gap"
          title={t('staff.reviewsSoFar')}
          description={
            <ul>
              {data.reviews.map((review) => (
                <li key={`${review.round}${review.at}`}>
                  {t('staff.roundBy', { round: review.round, name: review.reviewerName })}
                  {colon(locale)}
                  {t(`proposals.outcome.${review.outcome}`)} {review.note}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {['reworking', 'consulting'].includes(data.state) && <Unsatisfied data={data} />}
      {data.assignments
        .filter((item) => item.state === 'bounced' && item.bounce)
        .map((item) => (
          <Alert
            key={item.assignmentId}
            type="warning"
            className="d-gap"
            title={t('staff.about.bounce', { unit: item.unitName })}
            description={
              <>
                <p className="d-pre">{item.bounce!.reason}</p>
                <p>{returnAnswered(data, t)}</p>
              </>
            }
          />
        ))}
    </>
  );
}

export function Ratings({ data }: Part) {
  const { t, date, locale } = useSession();
  if (data.ratings.length + data.blindRatings.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('staff.noRatings')} />;
  return (
    <section>
      <h2>{t('staff.ratings')}</h2>
      <Table
        size="small"
        pagination={false}
        rowKey="ratingId"
        dataSource={data.ratings}
        columns={[
          { title: t('staff.col.who'), dataIndex: 'proposerName' },
          { title: t('staff.col.replyRound'), dataIndex: 'round' },
          {
            title: t('staff.col.overall'),
            render: (_, row) => t(`handling.satisfaction.${row.overall}`),
          },
          { title: t('staff.col.fields'), render: (_, row) => answersOf(row.fields, t, locale) },
          { title: t('staff.col.comment'), dataIndex: 'comment' },
          {
            title: t('staff.col.when'),
            render: (_, row) => `${date(row.at)}${row.paper ? ` · ${t('staff.paper')}` : ''}`,
          },
        ]}
      />
      {data.blindRatings.map((row) => (
        <p key={row.assignmentId}>
          {t('staff.blind', {
            unit: row.unitName,
            proposal: row.proposalScore ?? t('staff.notYet'),
            handling: row.handlingScores.join(comma(locale)) || t('staff.notYet'),
          })}
        </p>
      ))}
    </section>
  );
}

export function Promises({ data }: Part) {
  const { t, date } = useSession();
  if (data.promises.length === 0) return null;
  return (
    <section>
      <h2>{t('staff.promises')}</h2>
      <Table
        size="small"
        pagination={false}
        rowKey="promiseId"
        dataSource={data.promises}
        columns={[
          {
            title: t('staff.col.lookAt'),
            render: (_, row) => (
              <>
                <Mark>{t(`handling.promiseKind.${row.kind}`)}</Mark> {row.text}
              </>
            ),
          },
          { title: t('staff.field.dueOn'), render: (_, row) => date(row.dueOn) },
          { title: t('staff.col.found'), render: (_, row) => t(`handling.promiseStatus.${row.status}`) },
          {
            title: t('staff.col.report'),
            render: (_, row) => row.report || <span className="d-muted">{t('staff.col.noReport')}</span>,
          },
        ]}
      />
    </section>
  );
}

export function Meetings({ data }: Part) {
  const { t, date, locale } = useSession();
  if (data.meetings.length === 0) return null;
  return (
    <section>
      <h2>{t('staff.meetings')}</h2>
      {data.meetings.map((meeting) => (
        <details key={meeting.meetingId} className="d-card">
          <summary>
            {t(`proposals.meeting.${meeting.kind}`)}
            {colon(locale)}
            {bracketed(meeting.title, listed([date(meeting.heldAt, true), meeting.place], locale), locale)}
          </summary>
          <p className="d-muted">{[meeting.chair, meeting.participants].filter(Boolean).join(semicolon(locale))}</p>
          <p className="d-pre">{meeting.minutes}</p>
        </details>
      ))}
    </section>
  );
}
