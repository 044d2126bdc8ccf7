/** Pieces the public pages of suggestions share. */
import { dateText, type PageEnv } from '../../../../web/public/page.tsx';
import type { PublicLine } from '../../contract/public.ts';

const signs: Record<PublicLine['state'], string> = {
  accepted: 'filed',
  led: '',
  handling: '',
  answered: 'replied',
  closed: 'closed',
};

export const baseOf = (env: PageEnv): string => `/${env.assembly!.code}/suggestions`;
export const apiOf = (env: PageEnv): string => `/api/v1/assemblies/${env.assembly!.code}/suggestions`;

/** Where it stands; a sign and a word, never colour alone. */
export function StateTag({ env, state }: { env: PageEnv; state: PublicLine['state'] }) {
  return <span className={`tag ${signs[state]}`}>{env.t(`suggestions.publicState.${state}`)}</span>;
}

/** A step in plain words; one that has none is called as the office calls it. */
export const stepName = ({ t }: PageEnv, action: string): string =>
  t(`suggestions.done.${action}`, { defaultValue: t(`suggestions.action.${action}`) });

/** A title made of the first sentence is not said twice. */
const saysMore = ({ subject, excerpt }: PublicLine) =>
  excerpt !== '' && excerpt.replace(/[。！？.!?…]+$/, '') !== subject.replace(/…$/, '');

export function SuggestionItem({ env, item }: { env: PageEnv; item: PublicLine }) {
  const { t } = env;
  const href = `${baseOf(env)}/${item.suggestionId}`;
  return (
    <li className="with-photo">
      <div>
        <p className="title">
          <a href={href}>{item.subject}</a>
          {item.isCase && <span className="badge gap-before">{t('suggestions.page.case')}</span>}
        </p>
        {saysMore(item) && <p className="excerpt">{item.excerpt}</p>}
        <p className="meta">
          <StateTag env={env} state={item.state} />
          <span className="num">{t('suggestions.page.numberOf', { number: item.number })}</span>
          {item.place && <span>{item.place}</span>}
          {item.categoryLabel && <span>{item.categoryLabel}</span>}
          {item.lead && <span>{item.lead}</span>}
          {item.joined > 0 && <span>{t('suggestions.page.joined', { count: item.joined })}</span>}
          <time dateTime={item.publishedOn}>
            {t('suggestions.page.published', { date: dateText(env, item.publishedOn) })}
          </time>
        </p>
      </div>
      {item.photoId && (
        <img
          className="thumb"
          src={`${apiOf(env)}/public/${item.suggestionId}/photos/${item.photoId}?size=small`}
          alt={t('suggestions.page.thumbOf', { subject: item.subject })}
          loading="lazy"
          width="96"
          height="96"
        />
      )}
    </li>
  );
}

interface Photo {
  photoId: string;
  state: string;
}

/** Photos in a row, each leading to the large one. @param address of the photos of this reader */
export function Photos({
  photos,
  address,
  name,
  env,
}: {
  photos: readonly Photo[];
  address: string;
  name: (at: number, count: number) => string;
  env: PageEnv;
}) {
  const ready = photos.filter(({ state }) => state === 'ready');
  if (ready.length === 0) return null;
  return (
    <ul className="photos">
      {ready.map(({ photoId }, at) => {
        const said = name(at + 1, ready.length);
        return (
          <li key={photoId}>
            <a href={`${address}/${photoId}`} aria-label={env.t('suggestions.page.larger', { name: said })}>
              <img src={`${address}/${photoId}?size=small`} alt={said} loading="lazy" />
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** A text as it was written, in paragraphs. */
export const AsWritten = ({ text }: { text: string }) => <p className="as-written">{text}</p>;
