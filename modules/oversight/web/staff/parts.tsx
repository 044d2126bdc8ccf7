/** Pieces of the overview and of the weekly brief: figures that open their records, what is late as a picture, lines. */
import { Link } from 'react-router';
import { StackedBarChart } from '../../../../web/kit/charts/stacked-bar-chart.tsx';
import { Deadline } from '../../../../web/kit/deadline.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { Overview, OverviewLine } from '../../contract.ts';

/** Units shown in the picture; the table behind it and the list have all. */
const MOST_ROWS = 12;

function Counts({ counts }: { counts: Overview['counts'] }) {
  const { assembly } = useSession();
  return (
    <ul className="d-counts">
      {counts.map((item) => (
        <li key={item.list}>
          <Link to={`/desk/${assembly!.code}${item.list}`}>
            <strong>{item.count}</strong>
            <span>{item.label}</span>
          </Link>
          <small className="d-muted">{item.how}</small>
        </li>
      ))}
    </ul>
  );
}

function Late({ overview }: { overview: Overview }) {
  const { assembly, t } = useSession();
  const base = `/desk/${assembly!.code}`;
  if (overview.late.length === 0) return <p className="d-muted">{t('oversight.noLate')}</p>;
  return (
    <>
      <StackedBarChart
        title={t('oversight.lateChart')}
        description={t('oversight.lateHow')}
        level={3}
        scale="count"
        unit={t('oversight.unit')}
        series={overview.stages}
        rows={overview.late.slice(0, MOST_ROWS).map((row) => ({
          key: row.key,
          label: row.name,
          note: row.about,
          values: row.counts,
          href: `${base}${row.list}`,
        }))}
      />
      <Link to={`${base}/overdue`}>{t('oversight.lateAll')}</Link>
    </>
  );
}

function Lines({ lines, empty }: { lines: readonly OverviewLine[]; empty: string }) {
  const { assembly, date } = useSession();
  if (lines.length === 0) return <p className="d-muted">{empty}</p>;
  return (
    <ul className="d-list d-watch">
      {lines.map((line, index) => (
        <li key={`${line.matterId}${index}`}>
          <span className="d-grow">
            {line.number !== null && <span className="d-number">{line.number}</span>}
            <Link to={`/desk/${assembly!.code}${line.path}`}>{line.title}</Link>
            {line.who && <span className="d-muted"> {line.who}</span>}
          </span>
          <span>{line.note}</span>
          {line.dueAt &&
            (line.overdue ? (
              <Deadline overdue days={-1} label={date(line.dueAt)} dateTime={line.dueAt} />
            ) : (
              <time className="d-muted" dateTime={line.dueAt}>
                {date(line.dueAt)}
              </time>
            ))}
        </li>
      ))}
    </ul>
  );
}

/** The whole overview, as it is now or as it was. */
export function OverviewParts({ overview }: { overview: Overview }) {
  const { t } = useSession();
  return (
    <>
      <Counts counts={overview.counts} />
      <div className="d-watches">
        <section>
          <h2>{t('oversight.late')}</h2>
          <Late overview={overview} />
        </section>
        <div>
          <section>
            <h2>{t('oversight.key')}</h2>
            <Lines lines={overview.key} empty={t('oversight.noKey')} />
          </section>
          <section>
            <h2>{t('oversight.answers')}</h2>
            <Lines lines={overview.answers} empty={t('oversight.noAnswers')} />
          </section>
        </div>
      </div>
    </>
  );
}
