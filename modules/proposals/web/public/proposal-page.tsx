import { bracketed, labelled, listed } from '../../../../platform/i18n/lists.ts';
import { dateText, type PageEnv } from '../../../../web/public/page.tsx';
import { Facts } from '../../../../web/public/parts/facts.tsx';
import { DocumentRuns } from '../../../../web/public/parts/runs.tsx';
import { Letters, Part, PromiseList, TakeAway } from '../../../../web/public/parts/story.tsx';
import { ProvenanceFacts } from '../../../../web/public/provenance.tsx';
import type { PublicProposal } from '../../contract/register.ts';
import { StageList } from '../stage-list.tsx';
import { InOneGlance, type PublicPage } from './glance.tsx';
import { StateTag } from './shared.tsx';

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

      <InOneGlance env={env} data={data} />

      <section aria-label={t('public.story.about')}>
        <Facts
          facts={[
            [t('public.story.who'), listed(names, env.locale)],
            [t('proposals.proposerRole.supporter'), listed(supporters, env.locale)],
            [t('public.search.category'), data.categoryLabel],
            [
              t('public.story.filed'),
              <time key="filed" dateTime={data.filedOn}>
                {dateText(env, data.filedOn)}
              </time>,
            ],
            [t('proposals.imported.writtenNumber'), data.writtenNumber],
            data.imported && [t('proposals.imported.mark'), t('proposals.imported.what')],
            [
              t('public.search.unit'),
              listed(
                data.units.map((unit) => bracketed(unit.name, t(`handling.assignmentRole.${unit.role}`), env.locale)),
                env.locale,
              ),
            ],
          ]}
        >
          <ProvenanceFacts env={env} data={data.links} />
        </Facts>
        <TakeAway
          env={env}
          follow={
            data.ways && {
              ways: data.ways,
              kind: 'proposal',
              matterId: data.proposalId,
              feed: `/${env.assembly!.code}/proposals/${data.proposalId}/feed.xml`,
            }
          }
        >
          {!data.titleOnly &&
            (['pdf', 'docx'] as const).map((format) => (
              <a key={format} className="button quiet" href={`${document}?format=${format}`}>
                {t(`public.story.${format}`)}
              </a>
            ))}
        </TakeAway>
      </section>

      <Part id="timeline" title={t('public.story.timeline')}>
        <Story env={env} data={data} />
      </Part>

      {data.titleOnly ? (
        <p className="notice">{t('public.story.titleOnly')}</p>
      ) : (
        <Part id="text" title={t('public.story.text')}>
          <div className="document">
            {(['situation', 'analysis', 'suggestions'] as const)
              .filter((part) => data[part].length > 0)
              .map((part) => (
                <div key={part}>
                  <h3>{t(`public.story.${part}`)}</h3>
                  <DocumentRuns env={env} runs={data[part]} />
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
        </Part>
      )}

      <Letters
        env={env}
        title={t('public.story.answer')}
        letters={data.replies.map((reply) => ({
          ...reply,
          from: reply.unitName,
          on: reply.issuedOn,
          classLabel: labelled(reply.class, reply.classLabel, env.locale),
        }))}
        withheld={t('public.story.replyWithheld')}
      >
        {(body) => <DocumentRuns env={env} runs={body} />}
      </Letters>

      {data.ratings.length > 0 && (
        <Part id="rating" title={t('public.story.rating')}>
          <Ratings env={env} data={data} />
        </Part>
      )}

      <PromiseList
        env={env}
        id="after"
        title={t('public.story.after')}
        promises={data.promises}
        due={(date) => t('public.story.due', { date })}
      />
    </article>
  );
}
