/** What a step on a suggestion is decided on: personal data found, those that say the same, the objection, the visits. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../../../../../web/client.ts';
import { Link } from '../../../../../web/kit/words-context.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { Refusal } from '../../../../../web/staff/loaded.tsx';
import { State } from '../../../../../web/staff/matter-parts.tsx';
import { Finds } from '../../../../../web/staff/redact/finds.tsx';
import { suggestionEndpoints } from '../../../contract.ts';
import { Visits } from '../detail/visits.tsx';
import { of, type SuggestionStep } from './context.ts';

type Part = { context: SuggestionStep };

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="d-about" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

type Mask = SuggestionStep['detail']['redactions'][number];

/** What the detector sees; each masked with one press, before anything is public. */
function FoundHere({ context }: Part) {
  const { t } = useSession();
  const client = useQueryClient();
  const { detail, code } = context;
  const mask = useMutation({
    mutationFn: (redactions: Mask[]) =>
      call(suggestionEndpoints.redactSuggestion, code, {
        params: of(context),
        body: {
          redactions: redactions as never,
          withheldPhotoIds: detail.photos.filter((item) => item.withheld).map((item) => item.photoId),
        },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['suggestion'] }),
  });
  const may = detail.abilities.suggestion.includes('redact');
  const textOf = (field: string) =>
    ({ subject: detail.subject, text: detail.text, place: detail.place, answer: detail.answer?.text ?? '' })[field] ??
    '';
  const finds = detail.finds.map((find) => ({ ...find, written: textOf(find.field).slice(find.from, find.to) }));
  return (
    <>
      <Finds
        finds={finds as never}
        masks={(mask.isPending ? mask.variables : detail.redactions) as never}
        nameOf={(field) => t(`suggestions.desk.text.${field}`)}
        change={may ? (((list: Mask[]) => mask.isPending || mask.mutate(list)) as never) : undefined}
      />
      <Refusal error={mask.error} />
      {may && (
        <p>
          <Link href={`/desk/${code}/suggestions/${detail.suggestionId}/redact`}>
            {t('suggestions.desk.redact.open')}
          </Link>
        </p>
      )}
    </>
  );
}

/** Those that say the same; the step can be taken for all of them. */
function Same({ context }: Part) {
  const { t, date } = useSession();
  const { detail, code } = context;
  if (detail.same.length === 0) return null;
  return (
    <Block title={t('suggestions.desk.same', { count: detail.same.length })}>
      <ul className="d-list">
        {detail.same.slice(0, 20).map((item) => (
          <li key={item.suggestionId}>
            <Link href={`/desk/${code}/suggestions/${item.suggestionId}`}>{item.receipt}</Link>
            <span className="d-muted">{date(item.receivedAt)}</span>
            <State state={item.state} room="suggestions" />
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Objection({ context }: Part) {
  const { t, date } = useSession();
  return context.detail.objections
    .filter((item) => item.answeredAt === null)
    .map((item) => (
      <Block
        key={item.objectionId}
        title={t('suggestions.desk.objectionTo', { what: t(`suggestions.against.${item.against}`) })}
      >
        <p className="d-pre">{item.text}</p>
        <p className="d-muted">{date(item.at, true)}</p>
      </Block>
    ));
}

export const about = {
  finds: FoundHere,
  same: Same,
  objection: Objection,
  visits: ({ context }: Part) => <Visits data={context.detail} />,
};
