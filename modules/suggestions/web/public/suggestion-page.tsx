import type { WaysToFollow } from '../../../../platform/following/ways.ts';
import type { ProvenanceView } from '../../../../platform/links/contract.ts';
import { dateText, type PageEnv } from '../../../../web/public/page.tsx';
import { type Fact, Glance } from '../../../../web/public/parts/facts.tsx';
import { plainText, type Runs, shortened, WrittenRuns } from '../../../../web/public/parts/runs.tsx';
import { Letters, PromiseList, Part as Section, TakeAway } from '../../../../web/public/parts/story.tsx';
import { ProvenanceFacts } from '../../../../web/public/provenance.tsx';
import { answerSentence } from '../../../handling/contract.ts';
import type { PublicSuggestion } from '../../contract/public.ts';
import { apiOf, baseOf, Photos, StateTag } from './shared.tsx';
import { Story } from './story.tsx';

export interface SuggestionData {
  it: PublicSuggestion;
  links: ProvenanceView;
  /** This device has joined it. */
  joined: boolean;
  /** Before the decision, for those who take it. */
  preview?: boolean;
  /** Absent: it cannot be followed yet. */
  ways?: WaysToFollow;
}

type Part = { env: PageEnv; data: SuggestionData };

/** The first line of a text. */
const lineOf = (env: PageEnv, runs: Runs) => shortened(plainText(env, runs).trim().split('\n')[0] ?? '');

/** The first screen: what was asked, where it stands, who takes care, answered how, rated how, what came of it. */
function InOneGlance({ env, data: { it, links } }: Part) {
  const { t } = env;
  const last = it.timeline.at(-1);
  const answer = it.answers.at(-1);
  const rated = it.rated.at(-1);
  const answered = answer && (
    <>
      {[answer.from, answer.classLabel, dateText(env, answer.on)].filter(Boolean).join(' · ')}
      {!answer.withheld && (
        <p className="sentence">
          {answerSentence(plainText(env, answer.body)) || lineOf(env, answer.body)}{' '}
          <a href="#answer">{t('suggestions.page.whole')}</a>
        </p>
      )}
    </>
  );
  return (
    <Glance
      title={t('suggestions.page.glance')}
      facts={[
        [t('suggestions.page.asked'), lineOf(env, it.text)],
        [
          t('suggestions.page.stands'),
          [t(`suggestions.publicState.${it.state}`), last && dateText(env, last.on)].filter(Boolean).join(' · '),
        ],
        [t('suggestions.page.lead_by'), it.lead],
        [t('suggestions.page.answeredBy'), answered],
        rated && [
          t('suggestions.page.ratedAs'),
          `${t(`handling.satisfaction.${rated.overall}`)} · ${dateText(env, rated.on)}`,
        ],
        ...it.promises.map(
          ({ text, status }): Fact => [
            t('suggestions.page.became'),
            `${text} · ${t(`handling.promiseStatus.${status}`)}`,
          ],
        ),
      ]}
    >
      <ProvenanceFacts env={env} data={links} />
    </Glance>
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

/** A suggestion as a story: what was asked, what happened when, the answer, the rating, what came of it. */
export function SuggestionPage({ env, data }: Part) {
  const { t } = env;
  const { it } = data;
  // Before the decision the public has no way to them yet; who previews reads them as those inside do.
  const photos = `${apiOf(env)}/${data.preview ? '' : 'public/'}${it.suggestionId}/photos`;
  return (
    <article className="story">
      {data.preview && <p className="preview">{t('public.preview')}</p>}
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
      <InOneGlance env={env} data={data} />
      <Photos
        env={env}
        photos={it.photos}
        address={photos}
        name={(at, count) => t('suggestions.page.photoOf', { subject: it.subject, at, count })}
      />
      {!data.preview && <Join env={env} data={data} />}
      {!data.preview && (
        <TakeAway
          env={env}
          follow={
            data.ways && {
              ways: data.ways,
              kind: 'suggestion',
              matterId: it.suggestionId,
              feed: `${baseOf(env)}/${it.suggestionId}/feed.xml`,
            }
          }
        />
      )}
      <Section id="story" title={t('suggestions.page.story')}>
        <Story env={env} it={it} />
      </Section>
      {it.text.length === 0 ? (
        <p className="notice">{t('suggestions.page.titleOnly')}</p>
      ) : (
        <Section id="text" title={t('suggestions.page.text')}>
          <div className="document">
            <WrittenRuns env={env} runs={it.text} />
          </div>
        </Section>
      )}
      {it.visits.length > 0 && (
        <Section id="visits" title={t('suggestions.page.visits')}>
          {it.visits.map((visit, index) => (
            <div key={index} className="reply">
              <h3>{t(`suggestions.visitKind.${visit.kind}`)}</h3>
              <p className="meta">
                <time dateTime={visit.on}>{dateText(env, visit.on)}</time>
                {visit.place && <span>{visit.place}</span>}
              </p>
              <WrittenRuns env={env} runs={visit.text} />
              <Photos
                env={env}
                photos={visit.photos}
                address={photos}
                name={(at, count) => t('suggestions.page.visitPhotoOf', { subject: it.subject, at, count })}
              />
            </div>
          ))}
        </Section>
      )}
      <Letters
        env={env}
        title={t('suggestions.page.answer')}
        letters={it.answers}
        withheld={t('suggestions.page.answerWithheld')}
      >
        {(body) => <WrittenRuns env={env} runs={body} />}
      </Letters>
      <PromiseList
        env={env}
        id="promises"
        title={t('suggestions.page.promises')}
        promises={it.promises}
        due={(date) => t('suggestions.page.dueOn', { date })}
      />
    </article>
  );
}
