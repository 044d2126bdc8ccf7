import { bracketed, labelled, listed } from '../../../../platform/i18n/lists.ts';
import { dateText, type PageEnv } from '../../../../web/public/page.tsx';
import { ProvenanceFacts } from '../../../../web/public/provenance.tsx';
import type { PublicProposal } from '../../contract/register.ts';
import { StageList } from '../stage-list.tsx';
import { Glance, type PublicPage } from './glance.tsx';
import { Runs, StateTag } from './shared.tsx';

const levels = ['satisfied', 'basically', 'unsatisfied'] as const;

function Story({ env, data }: { env: PageEnv; data: PublicPage }) {
  const { t } = env;
  return (
    <StageList
      label={t('public.story.timeline')}
      state={data.state}
      now={data.asOf}
      lines={data.timeline.map((item) => ({ ...item, action: item.event, bare: data.titleOnly }))}
      summed
      t={t}
      name={(event) => t(`proposals.done.${event}`)}
      date={(at, monthOnly) => dateText(env, at, monthOnly)}
    />
  );
}

function Ratings({ env, data }: { env: PageEnv; data: PublicProposal }) {
  const { t } = env;
  return (
    <>
      <ul className="legend" aria-hidden="true">
        {levels.map((level, index) => (
          <li key={level}>
            <span className={`s${index + 1}`} />
            {t(`handling.satisfaction.${level}`)}
          </li>
        ))}
      </ul>
      {data.ratings.map((sum) => (
        <div key={`${sum.round}${sum.unitName}`} style={{ marginBottom: '1rem' }}>
          <p style={{ margin: 0 }}>
            {labelled(
              data.ratings.some((item) => item.round > 1)
                ? `${sum.unitName} · ${t('public.round', { round: sum.round })}`
                : sum.unitName,
              listed(
                levels
                  .filter((level) => sum[level] > 0)
                  .map((level) => `${t(`handling.satisfaction.${level}`)} ${sum[level]}`),
                env.locale,
              ),
              env.locale,
            )}
          </p>
          <div className="stack" aria-hidden="true">
            {levels.map(
              (level, index) =>
                sum[level] > 0 && <span key={level} className={`s${index + 1}`} style={{ flex: sum[level] }} />,
            )}
          </div>
        </div>
      ))}
    </>
  );
}

/** A proposal as a story: matter, who asked, what happened when, the answer, the rating, what came of it. */
export function ProposalPage({ env, data }: { env: PageEnv; data: PublicPage }) {
  const { t } = env;
  const document = `/api/v1/assemblies/${env.assembly!.code}/register/${data.proposalId}/document`;
  const names = data.proposers.filter((item) => item.role !== 'supporter').map((item) => item.name);
  const supporters = data.proposers.filter((item) => item.role === 'supporter').map((item) => item.name);
  return (
    <article className="story">
      {data.preview && <p className="preview">{t('public.preview')}</p>}
      <header>
        <p className="meta">
          <span className="num">{t('public.numberOf', { session: data.sessionLabel, number: data.number })}</span>
          <StateTag env={env} state={data.state} />
          {data.isKey && <span className="badge">{t('public.key')}</span>}
          {data.isExcellent && <span className="badge">{t('public.excellent')}</span>}
        </p>
        <h1>{data.subject}</h1>
      </header>

      <Glance env={env} data={data} />

      <section aria-label={t('public.story.about')}>
        <dl className="facts">
          <dt>{t('public.story.who')}</dt>
          <dd>{listed(names, env.locale)}</dd>
          {supporters.length > 0 && (
            <>
              <dt>{t('proposals.proposerRole.supporter')}</dt>
              <dd>{listed(supporters, env.locale)}</dd>
            </>
          )}
          <dt>{t('public.search.category')}</dt>
          <dd>{data.categoryLabel}</dd>
          <dt>{t('public.story.filed')}</dt>
          <dd>
            <time dateTime={data.filedOn}>{dateText(env, data.filedOn)}</time>
          </dd>
          {data.writtenNumber && (
            <>
              <dt>{t('proposals.imported.writtenNumber')}</dt>
              <dd>{data.writtenNumber}</dd>
            </>
          )}
          {data.imported && (
            <>
              <dt>{t('proposals.imported.mark')}</dt>
              <dd>{t('proposals.imported.what')}</dd>
            </>
          )}
          {data.units.length > 0 && (
            <>
              <dt>{t('public.search.unit')}</dt>
              <dd>
                {listed(
                  data.units.map((unit) => bracketed(unit.name, t(`handling.assignmentRole.${unit.role}`), env.locale)),
                  env.locale,
                )}
              </dd>
            </>
          )}
          <ProvenanceFacts env={env} data={data.links} />
        </dl>
        <p className="noprint" style={{ marginTop: '1rem', display: 'flex', gap: '0.5rem', flexWrap: 'wrap' }}>
          {!data.titleOnly && (
            <>
              <a className="button quiet" href={`${document}?format=pdf`}>
                {t('public.story.pdf')}
              </a>
              <a className="button quiet" href={`${document}?format=docx`}>
                {t('public.story.docx')}
              </a>
            </>
          )}
          {!data.preview && (
            <a
              className="button quiet"
              type="application/atom+xml"
              href={`/${env.assembly!.code}/proposals/${data.proposalId}/feed.xml`}
            >
              {t('public.story.feed')}
            </a>
          )}
          <button className="button quiet" type="button" data-print="" hidden>
            {t('public.story.print')}
          </button>
        </p>
      </section>

      <section aria-labelledby="timeline">
        <h2 id="timeline">{t('public.story.timeline')}</h2>
        <Story env={env} data={data} />
      </section>

      {data.titleOnly ? (
        <p className="notice">{t('public.story.titleOnly')}</p>
      ) : (
        <section aria-labelledby="text">
          <h2 id="text">{t('public.story.text')}</h2>
          <div className="document">
            {(['situation', 'analysis', 'suggestions'] as const)
              .filter((part) => data[part].length > 0)
              .map((part) => (
                <div key={part}>
                  <h3>{t(`public.story.${part}`)}</h3>
                  <Runs env={env} runs={data[part]} />
                </div>
              ))}
          </div>
          {data.evidence.length > 0 && (
            <>
              <h3 style={{ marginTop: '1.5rem' }}>{t('public.story.evidence')}</h3>
              <ul>
                {data.evidence.map((item, index) => (
                  <li key={index}>{labelled(t(`proposals.evidence.${item.kind}`), item.title, env.locale)}</li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}

      {data.replies.length > 0 && (
        <section aria-labelledby="answer">
          <h2 id="answer">{t('public.story.answer')}</h2>
          {data.replies.map((reply) => (
            <div key={reply.replyId} className="reply">
              <h3>
                {reply.unitName}
                {reply.round > 1 && ` · ${t('public.round', { round: reply.round })}`}
              </h3>
              <p className="meta">
                <span>{reply.letterNumber}</span>
                <time dateTime={reply.issuedOn}>{dateText(env, reply.issuedOn)}</time>
                <span>{labelled(reply.class, reply.classLabel, env.locale)}</span>
              </p>
              {reply.withheld ? (
                <p className="notice">{t('public.story.replyWithheld')}</p>
              ) : (
                <div className="document">
                  <Runs env={env} runs={reply.body} />
                </div>
              )}
            </div>
          ))}
        </section>
      )}

      {data.ratings.length > 0 && (
        <section aria-labelledby="rating">
          <h2 id="rating">{t('public.story.rating')}</h2>
          <Ratings env={env} data={data} />
        </section>
      )}

      {data.promises.length > 0 && (
        <section aria-labelledby="after">
          <h2 id="after">{t('public.story.after')}</h2>
          <ul className="list">
            {data.promises.map((item, index) => (
              <li key={index}>
                <p style={{ margin: 0 }}>{item.text}</p>
                <p className="meta">
                  <span>{t(`handling.promiseStatus.${item.status}`)}</span>
                  <span>{t('public.story.due', { date: dateText(env, item.dueOn) })}</span>
                </p>
                {item.report && <p className="excerpt">{item.report}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
