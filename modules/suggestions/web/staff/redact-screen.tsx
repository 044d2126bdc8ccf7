/** Withholding passages and photos of a suggestion from its public page, and the page as it will be read. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useParams } from 'react-router';
import { addressOf, call } from '../../../../web/client.ts';
import { Link } from '../../../../web/kit/words-context.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded, Refusal } from '../../../../web/staff/loaded.tsx';
import { PublicPreview } from '../../../../web/staff/redact/public-preview.tsx';
import { RedactEditor } from '../../../../web/staff/redact/redact-editor.tsx';
import type { SuggestionDetail } from '../../contract/reading.ts';
import { suggestionEndpoints } from '../../contract.ts';
import type { MaskableField, Redaction } from '../../masks.ts';
import { suggestionFront } from '../handling.ts';

const withheldOf = (data: SuggestionDetail) => data.photos.filter((photo) => photo.withheld).map((it) => it.photoId);

function useRedact(data: SuggestionDetail) {
  const { assembly } = useSession();
  return (redactions: readonly Redaction[], withheldPhotoIds: string[]) =>
    call(suggestionEndpoints.redactSuggestion, assembly!.code, {
      params: { suggestionId: data.suggestionId },
      body: { redactions: [...redactions], withheldPhotoIds, expectedVersion: data.version },
    });
}

/** Each photo is shown to the public, or withheld, by one press. */
function Photos({ data }: { data: SuggestionDetail }) {
  const { assembly, t } = useSession();
  const client = useQueryClient();
  const redact = useRedact(data);
  const withheld = withheldOf(data);
  const save = useMutation({
    mutationFn: (ids: string[]) => redact(data.redactions as Redaction[], ids),
    onSettled: () => client.invalidateQueries(),
  });
  const ready = data.photos.filter((photo) => photo.state === 'ready');
  if (ready.length === 0) return null;
  return (
    <section className="d-card" aria-labelledby="redact-photos">
      <h2 id="redact-photos">{t('suggestions.desk.redact.photos')}</h2>
      <ul className="d-photos">
        {ready.map((photo, at) => {
          const params = { suggestionId: data.suggestionId, photoId: photo.photoId };
          const name = t('suggestions.desk.photo', { number: at + 1 });
          const out = withheld.includes(photo.photoId);
          return (
            <li key={photo.photoId}>
              <img
                src={addressOf(suggestionEndpoints.suggestionPhoto, assembly!.code, params, { size: 'small' })}
                alt={name}
              />
              <Checkbox
                checked={out}
                disabled={save.isPending}
                onChange={() =>
                  save.mutate(out ? withheld.filter((id) => id !== photo.photoId) : [...withheld, photo.photoId])
                }
              >
                {t('suggestions.desk.redact.withhold', { photo: name })}
              </Checkbox>
            </li>
          );
        })}
      </ul>
      <Refusal error={save.error} />
    </section>
  );
}

function Redacting({ data }: { data: SuggestionDetail }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { suggestionId, version } = data;
  const redact = useRedact(data);
  const query = useQuery({
    queryKey: ['suggestion-publication', code, suggestionId, version],
    queryFn: () =>
      call(suggestionEndpoints.checkSuggestionPublication, code, {
        params: { suggestionId },
        query: { decision: 'public' },
      }),
    placeholderData: (before) => before,
  });
  const pageOf = (decision: string) =>
    `/${code}/suggestions/${suggestionId}/preview?${new URLSearchParams({ decision, v: String(version) })}`;
  return (
    <>
      <p>
        <Link href={`/desk/${code}/${suggestionFront.path(suggestionId)}`}>{data.subject}</Link>
      </p>
      <Loaded query={query}>
        {({ texts, finds }) => (
          <>
            <RedactEditor<MaskableField>
              kept={data.redactions as Redaction[]}
              texts={texts}
              finds={finds}
              nameOf={(field) => t(`suggestions.desk.text.${field}`)}
              save={(redactions) => redact(redactions, withheldOf(data))}
            />
            <Photos data={data} />
            <PublicPreview
              decisions={(['public', 'title_only'] as const).map((value) => ({
                value,
                label: t(`suggestions.publicity.${value}`),
              }))}
              pageOf={pageOf}
            />
          </>
        )}
      </Loaded>
    </>
  );
}

export function RedactScreen() {
  const { assembly, t } = useSession();
  const { suggestionId = '' } = useParams();
  const code = assembly!.code;
  const query = useQuery({
    queryKey: [suggestionFront.cached, code, suggestionId],
    queryFn: () => suggestionFront.detail(code, suggestionId),
  });
  return (
    <>
      <h1>{t('suggestions.desk.redact.title')}</h1>
      <Loaded query={query}>{(data) => <Redacting data={data} />}</Loaded>
    </>
  );
}
