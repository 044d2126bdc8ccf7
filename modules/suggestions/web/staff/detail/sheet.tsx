/** The suggestion as it came: words, place, photos. */
import { addressOf } from '../../../../../web/client.ts';
import { DocumentSheet } from '../../../../../web/kit/section.tsx';
import { LikeMatters } from '../../../../../web/shared/like-matters.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { SuggestionDetail } from '../../../contract/reading.ts';
import { suggestionEndpoints } from '../../../contract.ts';

type Photo = SuggestionDetail['visits'][number]['photos'][number];

export function Photos({ suggestionId, photos }: { suggestionId: string; photos: readonly Photo[] }) {
  const { assembly, t } = useSession();
  const address = (photoId: string, size: 'screen' | 'small') =>
    addressOf(suggestionEndpoints.suggestionPhoto, assembly!.code, { suggestionId, photoId }, { size });
  if (photos.length === 0) return null;
  return (
    <ul className="d-photos">
      {photos.map((photo, at) => (
        <li key={photo.photoId}>
          {photo.state === 'ready' ? (
            <a href={address(photo.photoId, 'screen')} target="_blank" rel="noreferrer">
              <img
                src={address(photo.photoId, 'small')}
                alt={t('suggestions.desk.photo', { number: at + 1 })}
                loading="lazy"
              />
            </a>
          ) : (
            <span className="d-muted">{t(`suggestions.desk.photoState.${photo.state}`)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A title made of the first sentence need not stand above it. */
const saysMore = ({ subject, text }: SuggestionDetail) => subject !== '' && !text.startsWith(subject.replace(/…$/, ''));

const screened: readonly string[] = ['received', 'accepted'];

/** Matters of any kind like it, with what was answered, while it is decided what becomes of it. */
function Like({ data }: { data: SuggestionDetail }) {
  const { assembly, t } = useSession();
  if (!screened.includes(data.state) || data.abilities.suggestion.length === 0) return null;
  return (
    <section>
      <h2>{t('shared.like.title')}</h2>
      <LikeMatters
        asked={{ title: data.subject, text: data.text, exceptId: data.suggestionId }}
        base={`/desk/${assembly!.code}`}
      />
    </section>
  );
}

export function Sheet({ data }: { data: SuggestionDetail }) {
  const { t } = useSession();
  return (
    <>
      <DocumentSheet title={saysMore(data) ? data.subject : undefined} level={2}>
        {data.text}
      </DocumentSheet>
      {(data.place || data.point) && (
        <p>
          <strong>{t('suggestions.desk.place')}</strong> {data.place}{' '}
          {data.point && (
            <span className="d-muted">
              {t('suggestions.desk.point', {
                latitude: data.point.latitude.toFixed(4),
                longitude: data.point.longitude.toFixed(4),
              })}
            </span>
          )}
        </p>
      )}
      <Photos suggestionId={data.suggestionId} photos={data.photos} />
      <Like data={data} />
    </>
  );
}
