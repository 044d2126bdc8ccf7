/** Units a matter is likely for, with the reasons: beside the form that assigns it, for any host. Nothing is chosen by it. */
import { useQuery } from '@tanstack/react-query';
import { comma } from '../../../../platform/i18n/lists.ts';
import { Notice } from '../../../../web/kit/notice.tsx';
import { Skeleton } from '../../../../web/kit/states.tsx';
import { Link } from '../../../../web/kit/words-context.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { LikelyUnits as Answer } from '../../contract/likely-units.ts';

interface LikelyUnitsProps {
  /** Of the host, for the memory of answers. */
  matterId: string;
  ask(): Promise<Answer>;
  /** Address of the assembly on the desk. */
  base: string;
}

const percent = (share: number) => Math.round(share * 100);

/** How it was reckoned and how far it is right, in one sentence. */
function Reckoned({ learnt }: { learnt: NonNullable<Answer['learnt']> }) {
  const { t, date } = useSession();
  if (learnt.macroF1 === null || learnt.firstThree === null) return null;
  return (
    <p className="yt-muted yt-small">
      {t('handling.likely.reckoned', {
        count: learnt.examples,
        units: learnt.units,
        at: date(learnt.at),
        three: percent(learnt.firstThree),
        f1: learnt.macroF1.toFixed(2),
      })}
    </p>
  );
}

function Unit({ item, base }: { item: Answer['items'][number]; base: string }) {
  const { t, locale } = useSession();
  return (
    <li>
      <strong>{item.unitName}</strong>
      <span className="yt-meta yt-small">
        <span>{t('handling.likely.probability', { share: percent(item.probability) })}</span>
        <span>
          {t(item.late > 0 ? 'handling.likely.loadLate' : 'handling.likely.load', {
            count: item.open,
            late: item.late,
          })}
        </span>
      </span>
      {item.because.length > 0 && (
        <p className="yt-small">{t('handling.likely.because', { words: item.because.join(comma(locale)) })}</p>
      )}
      {item.like.map((line) => (
        <p key={line.matterId} className="yt-small">
          <span className="yt-muted">{t('handling.likely.had')}</span>{' '}
          {line.path ? <Link href={`${base}${line.path}`}>{line.title}</Link> : line.title}{' '}
          <span className="yt-muted">{line.label}</span>
        </p>
      ))}
    </li>
  );
}

export function LikelyUnits({ matterId, ask, base }: LikelyUnitsProps) {
  const { assembly, t } = useSession();
  const { data, error } = useQuery({
    queryKey: ['likely-units', assembly!.code, matterId],
    queryFn: ask,
    staleTime: 300_000,
  });
  return (
    <section aria-labelledby="likely-units-title">
      <h2 id="likely-units-title">{t('handling.likely.title')}</h2>
      {error && !data ? (
        <Notice tone="error" title={error.message} />
      ) : !data ? (
        <Skeleton shape="list" rows={3} />
      ) : (
        <>
          {data.items.length > 0 && (
            <ol className="yt-like">
              {data.items.map((item) => (
                <Unit key={item.unitId} item={item} base={base} />
              ))}
            </ol>
          )}
          {data.state !== 'ready' && (
            <p className="yt-muted">{t(`handling.likely.${data.state}`, { count: data.learnt?.examples ?? 0 })}</p>
          )}
          {data.learnt && <Reckoned learnt={data.learnt} />}
        </>
      )}
    </section>
  );
}
