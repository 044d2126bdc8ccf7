import type { PageEnv } from '../../../../web/public/page.tsx';
import type { Figures, PublicLine } from '../../contract/register.ts';
import { type FigureKey, howOf, nameOf, shareText } from '../../figures/definitions.ts';
import { FigureBasis } from '../figure-charts.tsx';
import { ProposalItem } from './shared.tsx';

interface Data {
  figures: Figures;
  handling: PublicLine[];
  answered: Array<PublicLine & { answer: string }>;
}

/** Which proposals the assembly is dealing with now, and what was answered lately. */
export function HomePart({ env, data }: { env: PageEnv; data: Data }) {
  const { t, assembly } = env;
  const { figures } = data;
  const base = `/${assembly!.code}`;
  const { replies } = figures;
  const shown: Array<{ key: FigureKey; value: number | string; unit?: string }> = [
    { key: 'received', value: figures.received },
    { key: 'filed', value: figures.filed },
    { key: 'issued', value: replies.issued },
    { key: 'onTimeShare', value: shareText(replies.onTime, replies.due) },
    replies.medianDays === null
      ? { key: 'medianDays', value: '—' }
      : { key: 'medianDays', value: replies.medianDays, unit: t('public.days') },
  ];
  const section = (id: string, items: PublicLine[], href: string) => (
    <section aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{t(`public.home.${id}`)}</h2>
        <a href={href}>{t('public.home.more')}</a>
      </div>
      {items.length === 0 ? (
        <p className="empty">{t(`public.home.${id}Empty`)}</p>
      ) : (
        <ul className="list">
          {items.map((item) => (
            <ProposalItem key={item.proposalId} env={env} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
  return (
    <>
      <dl className="counts">
        {shown.map(({ key, value, unit }) => (
          <div key={key}>
            <dt>{nameOf(t as never, key)}</dt>
            <dd>
              {value}
              {unit && <small> {unit}</small>}
            </dd>
          </div>
        ))}
      </dl>
      <details style={{ marginBlock: '0.25rem 1.5rem' }}>
        <summary>{t('proposals.figures.how')}</summary>
        <dl className="facts">
          {shown.map(({ key }) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>{nameOf(t as never, key)}</dt>
              <dd>{howOf(t as never, key)}</dd>
            </div>
          ))}
        </dl>
        <p>
          <FigureBasis figures={figures} t={t as never} /> <a href={`${base}/figures`}>{t('public.figures.title')}</a>
        </p>
      </details>
      <div className="columns">
        {section('handling', data.handling, `${base}/proposals?state=handling`)}
        {section('answered', data.answered, `${base}/proposals?state=closed`)}
      </div>
    </>
  );
}
