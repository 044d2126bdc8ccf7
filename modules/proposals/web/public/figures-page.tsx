import { dateText, type PageEnv } from '../../../../web/public/page.tsx';
import type { Figures } from '../../contract/register.ts';
import { BarChart } from './shared.tsx';

interface Data {
  figures: Figures;
  sessions: Array<{ value: string; label: string }>;
}

const levels = ['satisfied', 'basically', 'unsatisfied'] as const;

/** The spread of ratings unit by unit, in the printed order of units: no league table. */
function UnitSpread({ env, figures }: { env: PageEnv; figures: Figures }) {
  const { t } = env;
  const units = figures.byUnit.filter((unit) => unit.assigned > 0);
  return (
    <figure className="chart">
      <h2>{t('public.figures.units')}</h2>
      <figcaption>{t('public.figures.unitsHow')}</figcaption>
      <ul className="legend" aria-hidden="true">
        {levels.map((level, index) => (
          <li key={level}>
            <span className={`s${index + 1}`} />
            {t(`proposals.satisfaction.${level}`)}
          </li>
        ))}
      </ul>
      <div className="scroll">
        <table>
          <caption className="hide">{t('public.figures.units')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('public.search.unit')}</th>
              <th scope="col" className="num">
                {t('public.figures.assigned')}
              </th>
              <th scope="col" className="num">
                {t('public.figures.issued')}
              </th>
              <th scope="col" className="num">
                {t('public.figures.onTime')}
              </th>
              <th scope="col" style={{ minWidth: '10rem' }}>
                {t('public.figures.spread')}
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => {
              const rated = unit.satisfied + unit.basically + unit.unsatisfied;
              return (
                <tr key={unit.unitId}>
                  <th scope="row">{unit.unitName}</th>
                  <td className="num">{unit.assigned}</td>
                  <td className="num">{unit.issued}</td>
                  <td className="num">{unit.onTime}</td>
                  <td>
                    {rated === 0 ? (
                      t('public.figures.notRated')
                    ) : (
                      <>
                        <span className="hide">
                          {levels.map((level) => `${t(`proposals.satisfaction.${level}`)} ${unit[level]}`).join('，')}
                        </span>
                        <div className="stack" aria-hidden="true">
                          {levels.map(
                            (level, index) =>
                              unit[level] > 0 && (
                                <span key={level} className={`s${index + 1}`} style={{ flex: unit[level] }} />
                              ),
                          )}
                        </div>
                        <small aria-hidden="true">{levels.map((level) => unit[level]).join(' / ')}</small>
                      </>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

/** Figures as pictures, with a table and the way of counting behind each. */
export function FiguresPage({ env, data }: { env: PageEnv; data: Data }) {
  const { t } = env;
  const { figures } = data;
  const flow = (['received', 'filed', 'merged', 'converted', 'declined', 'withdrawn', 'pending'] as const).map(
    (key) => ({ label: t(`public.figures.${key}`), value: figures[key] }),
  );
  const rated = figures.ratings.satisfied + figures.ratings.basically + figures.ratings.unsatisfied;
  const share = (value: number, of: number) =>
    of === 0 ? String(value) : `${value}（${Math.round((value / of) * 1000) / 10}%）`;
  const ratings = levels.map((level) => ({
    label: t(`proposals.satisfaction.${level}`),
    value: figures.ratings[level],
    text: share(figures.ratings[level], rated),
  }));
  const classes = figures.byClass.reduce((sum, item) => sum + item.count, 0);
  return (
    <>
      <h1>{t('public.figures.title')}</h1>
      <form method="get" data-instant="" style={{ marginBlock: '1rem' }} className="noprint">
        <label htmlFor="sessionId">{t('public.search.session')}</label>
        <select id="sessionId" name="sessionId" defaultValue={figures.sessionId ?? ''}>
          <option value="">{t('public.figures.allSessions')}</option>
          {data.sessions.map((item) => (
            <option key={item.value} value={item.value}>
              {item.label}
            </option>
          ))}
        </select>{' '}
        <button className="button quiet" type="submit">
          {t('public.figures.show')}
        </button>
      </form>
      <p className="meta">{t('public.figures.asOf', { date: dateText(env, figures.asOf) })}</p>
      <dl className="counts" style={{ marginBlock: '1rem 2.5rem' }}>
        <div>
          <dt>{t('public.figures.received')}</dt>
          <dd>{figures.received}</dd>
        </div>
        <div>
          <dt>{t('public.figures.filed')}</dt>
          <dd>{figures.filed}</dd>
        </div>
        <div>
          <dt>{t('public.figures.issued')}</dt>
          <dd>{figures.replies.issued}</dd>
        </div>
        <div>
          <dt>{t('public.figures.onTimeShare')}</dt>
          <dd>
            {figures.replies.issued > 0 ? (
              <>
                {Math.round((figures.replies.onTime / figures.replies.issued) * 100)}
                <small>%</small>
              </>
            ) : (
              '—'
            )}
          </dd>
        </div>
        <div>
          <dt>{t('public.figures.median')}</dt>
          <dd>
            {figures.replies.medianDays ?? '—'}
            {figures.replies.medianDays !== null && <small> {t('public.days')}</small>}
          </dd>
        </div>
      </dl>
      <div className="columns">
        <BarChart
          env={env}
          title={t('public.figures.flow')}
          how={t('public.figures.flowHow')}
          bars={flow}
          head={[t('public.search.state'), t('public.figures.count')]}
        />
        <BarChart
          env={env}
          title={t('public.figures.classes')}
          how={t('public.figures.classesHow')}
          bars={figures.byClass.map((item) => ({
            label: `${item.code}　${item.label}`,
            value: item.count,
            text: share(item.count, classes),
          }))}
          head={[t('public.search.class'), t('public.figures.count')]}
        />
        <BarChart
          env={env}
          title={t('public.figures.categories')}
          how={t('public.figures.categoriesHow')}
          bars={figures.byCategory.map((item) => ({ label: item.label, value: item.count }))}
          head={[t('public.search.category'), t('public.figures.count')]}
        />
        <BarChart
          env={env}
          title={t('public.figures.ratings')}
          how={t('public.figures.ratingsHow', { waiting: figures.ratings.notRated })}
          bars={ratings}
          head={[t('public.figures.ratings'), t('public.figures.count')]}
        />
      </div>
      <UnitSpread env={env} figures={figures} />
      {figures.replies.medianDays !== null && (
        <p className="notice">
          {t('public.figures.quartiles', {
            median: figures.replies.medianDays,
            lower: figures.replies.lowerQuartileDays,
            upper: figures.replies.upperQuartileDays,
          })}
        </p>
      )}
    </>
  );
}
