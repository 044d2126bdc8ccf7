import type { PageEnv } from '../../../../web/public/page.tsx';
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
      {data.items.length === 0 ? (
        <p className="empty">{t('suggestions.page.homeEmpty')}</p>
      ) : (
        <ul className="list">
          {data.items.map((item) => (
            <SuggestionItem key={item.suggestionId} env={env} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
}
