import { viewsOf } from '../../../../platform/figures/book.ts';
import { FigureFacts } from '../../../../web/kit/figures.tsx';
import type { PageEnv } from '../../../../web/public/page.tsx';
import { Lines } from '../../../../web/public/parts/register.tsx';
import type { Figures, PublicLine } from '../../contract/register.ts';
import { basisOf, proposalFigures } from '../../figures/book.ts';
import { ProposalItem } from './shared.tsx';

interface Data {
  figures: Figures;
  handling: PublicLine[];
  answered: Array<PublicLine & { answer: string }>;
}

/** Which proposals the assembly is dealing with now, and what was answered lately. */
export function HomePart({ env, data }: { env: PageEnv; data: Data }) {
  const { assembly } = env;
  const t = env.t as (key: string, values?: Record<string, unknown>) => string;
  const { figures } = data;
  const base = `/${assembly!.code}`;
  const [audience, history] = basisOf(figures, { t });
  const section = (id: string, items: PublicLine[], href: string) => (
    <section aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{t(`public.home.${id}`)}</h2>
        <a href={href}>{t('public.home.more')}</a>
      </div>
      <Lines items={items} empty={t(`public.home.${id}Empty`)}>
        {(item) => <ProposalItem key={item.proposalId} env={env} item={item} />}
      </Lines>
    </section>
  );
  return (
    <>
      <FigureFacts
        views={viewsOf(proposalFigures, figures, { t })}
        t={t}
        keys={['received', 'filed', 'issued', 'onTimeShare', 'medianDays']}
        basis={
          <>
            {audience} {history && <strong>{history}</strong>}{' '}
            <a href={`${base}/figures`}>{t('public.figures.title')}</a>
          </>
        }
      />
      <div className="columns">
        {section('handling', data.handling, `${base}/proposals?state=handling`)}
        {section('answered', data.answered, `${base}/proposals?state=closed`)}
      </div>
    </>
  );
}
