/** What desk and phone both show of an activity: when it is, its programme, its papers. */
import { addressOf } from '../../../web/client.ts';
import { DocumentSheet, Section } from '../../../web/kit/section.tsx';
import { useSession } from '../../../web/shared/session.tsx';
import type { ActivityDetail } from '../contract/reading.ts';
import { activityEndpoints } from '../contract.ts';
import { dayIn, halfOf, hourIn } from '../times.ts';

/** From when until when, said once where it is one day. @param short without the year, for rows of one line */
export function When({ startsAt, endsAt, short = false }: { startsAt: string; endsAt: string; short?: boolean }) {
  const { date, locale } = useSession();
  const brief = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
    month: 'short',
    day: 'numeric',
    timeZone: 'Asia/Shanghai',
  });
  const on = (at: string) => (short ? brief.format(new Date(at)) : date(at));
  const until = dayIn(startsAt) === dayIn(endsAt) ? hourIn(endsAt) : `${on(endsAt)} ${hourIn(endsAt)}`;
  return (
    <time dateTime={startsAt} title={`${date(startsAt, true)} – ${date(endsAt, true)}`}>
      {on(startsAt)} {hourIn(startsAt)}–{until}
    </time>
  );
}

/** The half-days with their points. */
export function Programme({ data }: { data: Pick<ActivityDetail, 'halfDays' | 'place'> }) {
  const { t, date } = useSession();
  return (
    <div>
      {data.halfDays.map((half) => (
        <section key={half.halfDayId}>
          <p>
            <strong>
              {date(half.startsAt)} {t(`activities.half.${halfOf(half.startsAt)}`)}
            </strong>{' '}
            {hourIn(half.startsAt)}–{hourIn(half.endsAt)} {half.place || data.place}
          </p>
          {half.items.length > 0 && (
            <ul>
              {half.items.map((item, at) => (
                <li key={`${item.title}${at}`}>
                  {item.at && <span className="yt-muted">{item.at} </span>}
                  {item.title}
                  {item.who && <span className="yt-muted"> · {item.who}</span>}
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

/** What it came to, once it is written. */
export function Minutes({ data }: { data: Pick<ActivityDetail, 'minutes' | 'results'> }) {
  const { t } = useSession();
  return (['results', 'minutes'] as const).map(
    (part) =>
      data[part] && (
        <Section key={part} id={part} title={t(`activities.${part}`)}>
          <DocumentSheet>{data[part]}</DocumentSheet>
        </Section>
      ),
  );
}

export function Papers({ data, code }: { data: Pick<ActivityDetail, 'activityId' | 'papers'>; code: string }) {
  const { t } = useSession();
  if (data.papers.length === 0) return <p className="yt-muted">{t('activities.noPapers')}</p>;
  return (
    <ul>
      {data.papers.map((paper) => (
        <li key={paper.paperId}>
          <a
            href={addressOf(activityEndpoints.activityPaper, code, {
              activityId: data.activityId,
              paperId: paper.paperId,
            })}
            target="_blank"
            rel="noreferrer"
          >
            {paper.title}
          </a>{' '}
          <span className="yt-muted">
            {t(`activities.stage.${paper.stage}`)} · {t(`activities.label.${paper.label}`)} ·{' '}
            {t('staff.file.size', { size: Math.ceil(paper.size / 1024) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
