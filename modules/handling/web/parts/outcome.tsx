/** What came of the replies: ratings, promises, and why it is done again. */
import { Alert, Empty, Table } from 'antd';
import { bracketed, comma } from '../../../../platform/i18n/lists.ts';
import { Mark } from '../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { HandledDetail } from './host.ts';
import { answersOf } from './rating-answers.ts';

type Part = { data: HandledDetail };

/** Why it is done again: who was not satisfied, with which answers. */
export function Unsatisfied({ data }: Part) {
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
        dataSource={[...data.ratings]}
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
        dataSource={[...data.promises]}
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
