import type { PageEnv } from '../../../../web/public/page.tsx';
import { Lines } from '../../../../web/public/parts/register.tsx';
import type { PublicLine } from '../../contract/public.ts';
import { baseOf, SuggestionItem } from './shared.tsx';

/** What anyone has suggested lately, and the way to say something oneself. */
export function HomePart({ env, data }: { env: PageEnv; data: { items: PublicLine[] } | undefined }) {
  const { t } = env;
  if (!data) return null;
  return (
    <section aria-labelledby="suggestions" className="home-part">
      <div className="section-head">
        <h2 id="suggestions">{t('suggestions.page.home')}</h2>
        <a href={baseOf(env)}>{t('suggestions.page.homeMore')}</a>
      </div>
      <p>
        <a className="button accent" href={`${baseOf(env)}/new`}>
          {t('suggestions.page.send')}
        </a>
      </p>
      <Lines items={data.items} empty={t('suggestions.page.homeEmpty')}>
        {(item) => <SuggestionItem key={item.suggestionId} env={env} item={item} />}
      </Lines>
    </section>
  );
}
