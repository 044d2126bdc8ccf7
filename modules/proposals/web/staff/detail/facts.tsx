/** What stands beside the text: facts, people, decision, ratings, promises, meetings, history. */

import { Alert, Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { bracketed, colon, listed, semicolon } from '../../../../../platform/i18n/lists.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { FollowerCount } from '../../../../following/web/parts/follower-count.tsx';
import { Unsatisfied } from '../../../../handling/web/parts/outcome.tsx';
import type { ProposalDetail } from '../../../contract/detail.ts';
import { returnAnswered } from '../steps/all-steps.ts';
import { MergedInto } from './merged-into.tsx';

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
  return (
    <>
      <Descriptions column={1} size="small" items={items} />
      {publicity.publicFrom && <FollowerCount kind="proposal" matterId={data.proposalId} />}
    </>
  );
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
