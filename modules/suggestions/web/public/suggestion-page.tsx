import type { ProvenanceView } from '../../../../platform/links/contract.ts';
import { dateText, type PageEnv } from '../../../../web/public/page.tsx';
import { ProvenanceFacts } from '../../../../web/public/provenance.tsx';
import { answerSentence } from '../../../handling/contract.ts';
import type { PublicSuggestion } from '../../contract/public.ts';
import { apiOf, baseOf, Photos, Runs, StateTag } from './shared.tsx';
import { Story } from './story.tsx';

export interface SuggestionData {
  it: PublicSuggestion;
  links: ProvenanceView;
  /** This device has joined it. */
  joined: boolean;
}

type Part = { env: PageEnv; data: SuggestionData };

const LONGEST = 90;
const cut = (text: string) => ([...text].length > LONGEST ? `${[...text].slice(0, LONGEST).join('')}…` : text);
const plain = (runs: PublicSuggestion['text'], withheld: string) =>
  runs.map((run) => (run.withheld ? withheld : run.text)).join('');
const sentenceOf = (runs: PublicSuggestion['text'], withheld: string) =>
  cut(plain(runs, withheld).trim().split('\n')[0] ?? '');

/** The first screen: what was asked, where it stands, who takes care, answered how, rated how, what came of it. */
function Glance({ env, data }: Part) {
  const { t } = env;
  const { it, links } = data;
  const withheld = t('suggestions.page.withheld');
  const last = it.timeline.at(-1);
  const answer = it.answers.at(-1);
  const rated = it.rated.at(-1);
  return (
    <section aria-labelledby="glance" className="glance">
      <h2 id="glance">{t('suggestions.page.glance')}</h2>
      <dl className="facts">
        {it.text.length > 0 && (
          <>
            <dt>{t('suggestions.page.asked')}</dt>
            <dd>{sentenceOf(it.text, withheld)}</dd>
          </>
        )}
        <dt>{t('suggestions.page.stands')}</dt>
        <dd>
          {t(`suggestions.publicState.${it.state}`)}
          {last && ` · ${dateText(env, last.on)}`}
        </dd>
        {it.lead && (
          <>
            <dt>{t('suggestions.page.lead_by')}</dt>
            <dd>{it.lead}</dd>
          </>
        )}
        {answer && (
          <>
            <dt>{t('suggestions.page.answeredBy')}</dt>
            <dd>
              {[answer.from, answer.classLabel, dateText(env, answer.on)].filter(Boolean).join(' · ')}
              {!answer.withheld && (
                <p className="sentence">
                  {answerSentence(plain(answer.body, withheld)) || sentenceOf(answer.body, withheld)}{' '}
                  <a href="#answer">{t('suggestions.page.whole')}</a>
                </p>
              )}
            </dd>
          </>
        )}
        {rated && (
          <>
            <dt>{t('suggestions.page.ratedAs')}</dt>
            <dd>
              {t(`handling.satisfaction.${rated.overall}`)} · {dateText(env, rated.on)}
            </dd>
          </>
        )}
        {it.promises.map((item) => (
          <div key={item.text} className="point">
            <dt>{t('suggestions.page.became')}</dt>
            <dd>
              {item.text} · {t(`handling.promiseStatus.${item.status}`)}
            </dd>
          </div>
        ))}
        <ProvenanceFacts env={env} data={links} />
      </dl>
    </section>
  );
}

/** A plain form: one press, counted, nobody named. */
function Join({ env, data }: Part) {
  const { t } = env;
  const { it, joined } = data;
  if (!it.mayJoin && it.joined === 0) return null;
  return (
    <form method="post" action={`${baseOf(env)}/${it.suggestionId}`} className="noprint join">
      <input type="hidden" name="step" value={joined ? 'leave' : 'join'} />
      <p className="meta">
        <span>{t('suggestions.page.joined', { count: it.joined })}</span>
        {joined && <span>{t('suggestions.page.joinDone')}</span>}
      </p>
      {it.mayJoin && (
        <>
          <button className={joined ? 'button quiet' : 'button'} type="submit">
            {t(joined ? 'suggestions.page.leave' : 'suggestions.page.join')}
          </button>
          <p className="meta">{t('suggestions.page.joinWhat')}</p>
        </>
      )}
    </form>
  );
}

function Answers({ env, data: { it } }: Part) {
  const { t } = env;
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{t('suggestions.page.answer')}</h2>
      {it.answers.map((answer, at) => (
        <div key={at} className="reply">
          <h3>
            {answer.from}
            {answer.round > 1 && ` · ${t('suggestions.page.round', { round: answer.round })}`}
          </h3>
          <p className="meta">
            {answer.letterNumber && <span>{answer.letterNumber}</span>}
            <time dateTime={answer.on}>{dateText(env, answer.on)}</time>
            {answer.classLabel && <span>{answer.classLabel}</span>}
          </p>
          {answer.withheld ? (
            <p className="notice">{t('suggestions.page.answerWithheld')}</p>
          ) : (
            <div className="document">
              <Runs env={env} runs={answer.body} />
            </div>
          )}
        </div>
      ))}
    </section>
  );
}

/** A suggestion as a story: what was asked, what happened when, the answer, the rating, what came of it. */
export function SuggestionPage({ env, data }: Part) {
  const { t } = env;
  const { it } = data;
  const photos = `${apiOf(env)}/public/${it.suggestionId}/photos`;
  return (
    <article className="story">
      <header>
        <p className="meta">
          <span className="num">{t('suggestions.page.numberOf', { number: it.number })}</span>
          <StateTag env={env} state={it.state} />
          {it.categoryLabel && <span>{it.categoryLabel}</span>}
          {it.place && <span>{it.place}</span>}
          {it.isCase && <span className="badge">{t('suggestions.page.case')}</span>}
        </p>
        <h1>{it.subject}</h1>
      </header>
      <Glance env={env} data={data} />
      <Photos
        env={env}
        photos={it.photos}
        address={photos}
        name={(at, count) => t('suggestions.page.photoOf', { subject: it.subject, at, count })}
      />
      <Join env={env} data={data} />
      <p className="actions noprint">
        <a className="button quiet" type="application/atom+xml" href={`${baseOf(env)}/${it.suggestionId}/feed.xml`}>
          {t('suggestions.page.follow')}
        </a>
        <button className="button quiet" type="button" data-print="" hidden>
          {t('suggestions.page.print')}
        </button>
      </p>
      <section aria-labelledby="story">
        <h2 id="story">{t('suggestions.page.story')}</h2>
        <Story env={env} it={it} />
      </section>
      {it.text.length === 0 ? (
        <p className="notice">{t('suggestions.page.titleOnly')}</p>
      ) : (
        <section aria-labelledby="text">
          <h2 id="text">{t('suggestions.page.text')}</h2>
          <div className="document">
            <Runs env={env} runs={it.text} />
          </div>
        </section>
      )}
      {it.visits.length > 0 && (
        <section aria-labelledby="visits">
          <h2 id="visits">{t('suggestions.page.visits')}</h2>
          {it.visits.map((visit, index) => (
            <div key={index} className="reply">
              <h3>{t(`suggestions.visitKind.${visit.kind}`)}</h3>
              <p className="meta">
                <time dateTime={visit.on}>{dateText(env, visit.on)}</time>
                {visit.place && <span>{visit.place}</span>}
              </p>
              <Runs env={env} runs={visit.text} />
              <Photos
                env={env}
                photos={visit.photos}
                address={photos}
                name={(at, count) => t('suggestions.page.visitPhotoOf', { subject: it.subject, at, count })}
              />
            </div>
          ))}
        </section>
      )}
      {it.answers.length > 0 && <Answers env={env} data={data} />}
      {it.promises.length > 0 && (
        <section aria-labelledby="promises">
          <h2 id="promises">{t('suggestions.page.promises')}</h2>
          <ul className="list">
            {it.promises.map((item) => (
              <li key={item.text}>
                <p className="as-written">{item.text}</p>
                <p className="meta">
                  <span>{t(`handling.promiseStatus.${item.status}`)}</span>
                  <span>{t('suggestions.page.dueOn', { date: dateText(env, item.dueOn) })}</span>
                </p>
                {item.report && <p>{item.report}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
