import type { CallOutput } from '../../../../platform/http/endpoint.ts';
import type { ProvenanceView } from '../../../../platform/links/contract.ts';
import { dateText, type PageEnv } from '../../../../web/public/page.tsx';
import { Glance } from '../../../../web/public/parts/facts.tsx';
import { ProvenanceFacts } from '../../../../web/public/provenance.tsx';
import type { activityEndpoints } from '../../contract.ts';
import { halfOf, hourIn } from '../../times.ts';
import { baseOf } from './list-page.tsx';

export interface ActivityData {
  it: CallOutput<typeof activityEndpoints.getPublicActivity>;
  links: ProvenanceView;
}

/** One activity: what, when, where, its programme and what of it may be read. */
export function ActivityPage({ env, data: { it, links } }: { env: PageEnv; data: ActivityData }) {
  const { t } = env;
  const api = `/api/v1/assemblies/${env.assembly!.code}/activity-list/${it.activityId}`;
  return (
    <>
      <p className="noprint">
        <a href={baseOf(env)}>{t('activities.title')}</a>
      </p>
      <h1>{it.title}</h1>
      {it.reason && <p className="lead">{t('activities.reason', { reason: it.reason })}</p>}
      <Glance
        title={t('activities.member.facts')}
        facts={[
          [t('activities.col.type'), t(`activities.type.${it.type}`)],
          [t('activities.col.state'), t(`activities.state.${it.state}`)],
          [t('activities.col.starts'), `${dateText(env, it.startsAt)} ${hourIn(it.startsAt)}`],
          [t('activities.col.ends'), `${dateText(env, it.endsAt)} ${hourIn(it.endsAt)}`],
          [t('activities.col.place'), it.place],
          [t('activities.col.holder'), it.holder],
        ]}
      >
        <ProvenanceFacts env={env} data={links} />
      </Glance>
      {it.description.split('\n').map((line, at) => line && <p key={at}>{line}</p>)}
      {it.results && (
        <>
          <h2>{t('activities.results')}</h2>
          {it.results.split('\n').map((line, at) => line && <p key={at}>{line}</p>)}
        </>
      )}
      <h2>{t('activities.desk.tab.plan')}</h2>
      {it.halfDays.map((half) => (
        <section key={half.startsAt}>
          <h3>
            {dateText(env, half.startsAt)} {t(`activities.half.${halfOf(half.startsAt)}`)} {hourIn(half.startsAt)}–
            {hourIn(half.endsAt)}
          </h3>
          {half.place && <p className="meta">{half.place}</p>}
          <ul>
            {half.items.map((item, at) => (
              <li key={`${item.title}${at}`}>{[item.at, item.title, item.who].filter(Boolean).join(' ')}</li>
            ))}
          </ul>
        </section>
      ))}
      {it.papers.length > 0 && (
        <>
          <h2>{t('activities.page.papers')}</h2>
          <ul>
            {it.papers.map((paper) => (
              <li key={paper.paperId}>
                <a href={`${api}/papers/${paper.paperId}`}>{paper.title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
