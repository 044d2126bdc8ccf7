import type { CallOutput } from '../../../../platform/http/endpoint.ts';
import { labelled } from '../../../../platform/i18n/lists.ts';
import type { PageEnv } from '../../../../web/public/page.tsx';
import type { publicEndpoints } from '../../contract/public.ts';
import type { Options } from './send-page.tsx';
import { baseOf } from './shared.tsx';

export interface ScreeningData {
  log: CallOutput<typeof publicEndpoints.moderationLog>;
  options: Options;
  thisYear: number;
}

const kinds = ['returned', 'declined', 'passedOn', 'hidden'] as const;

/** By which rules suggestions are screened, and what came of it in numbers. */
export function ScreeningPage({ env, data: { log, options, thisYear } }: { env: PageEnv; data: ScreeningData }) {
  const { t } = env;
  const { count, unit } = options.screening;
  const terms = (key: string, list: ReadonlyArray<{ code: string; label: string }>) => (
    <>
      <p>{t(`suggestions.screeningPage.${key}`)}</p>
      <ul>
        {list.map(({ code, label }) => (
          <li key={code}>{label}</li>
        ))}
      </ul>
    </>
  );
  return (
    <article className="story">
      <header>
        <h1>{t('suggestions.screeningPage.title')}</h1>
        <p className="lead">{t('suggestions.screeningPage.lead')}</p>
      </header>
      <section aria-labelledby="numbers">
        <h2 id="numbers">{t('suggestions.screeningPage.year', { year: log.year })}</h2>
        <dl className="counts">
          {(['received', 'accepted', 'waiting'] as const).map((key) => (
            <div key={key}>
              <dt>{t(`suggestions.screeningPage.${key}`)}</dt>
              <dd>{log[key]}</dd>
            </div>
          ))}
        </dl>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('suggestions.screeningPage.reason')}</th>
              <th scope="col" className="num">
                {t('suggestions.screeningPage.count')}
              </th>
            </tr>
          </thead>
          {kinds.map((kind) => (
            <tbody key={kind}>
              <tr>
                <th scope="rowgroup">{t(`suggestions.screeningPage.${kind}`)}</th>
                <td className="num">{log[kind].reduce((sum, item) => sum + item.count, 0)}</td>
              </tr>
              {log[kind].map((item) => (
                <tr key={item.code}>
                  <td>{item.label}</td>
                  <td className="num">{item.count}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
        <p>
          {labelled(
            t('suggestions.screeningPage.objections'),
            t('suggestions.screeningPage.objectionsAre', log.objections),
            env.locale,
          )}
        </p>
        <nav className="pages noprint" aria-label={t('public.pages.label')}>
          <a className="button quiet" href={`${baseOf(env)}/screening?year=${log.year - 1}`}>
            {t('suggestions.screeningPage.before')}
          </a>
          {log.year < thisYear && (
            <a className="button quiet" href={`${baseOf(env)}/screening?year=${log.year + 1}`}>
              {t('suggestions.screeningPage.after')}
            </a>
          )}
        </nav>
      </section>
      <section aria-labelledby="rules">
        <h2 id="rules">{t('suggestions.screeningPage.rules')}</h2>
        <p>{t('suggestions.screeningPage.within', { span: t(`suggestions.screeningPage.span.${unit}`, { count }) })}</p>
        {terms('returnFor', options.returnReasons)}
        {terms('declineFor', options.declineReasons)}
        {terms('passTo', options.passOnChannels)}
        {terms('hideFor', options.hideReasons)}
        <p>{t('suggestions.screeningPage.same')}</p>
        <p>{t('suggestions.screeningPage.appeal')}</p>
        <p>{t('suggestions.screeningPage.privacy')}</p>
      </section>
    </article>
  );
}
