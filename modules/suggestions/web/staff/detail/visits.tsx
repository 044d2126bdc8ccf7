/** Visits, small consultations and follow-ups of those who took it up, and their answer. */
import { DocumentSheet } from '../../../../../web/kit/section.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { SuggestionDetail } from '../../../contract/reading.ts';
import { Photos } from './sheet.tsx';

export function Visits({ data }: { data: Pick<SuggestionDetail, 'visits' | 'suggestionId'> }) {
  const { t, date } = useSession();
  if (data.visits.length === 0) return <p className="d-muted">{t('suggestions.desk.noVisits')}</p>;
  return data.visits.map((visit) => (
    <section key={visit.visitId} className="d-card">
      <h3>
        {t(`suggestions.visitKind.${visit.kind}`)} · {date(visit.happenedOn)}
      </h3>
      <p className="d-muted">{[visit.place, visit.people, visit.recordedByName].filter(Boolean).join(' · ')}</p>
      <p className="d-pre">{visit.text}</p>
      <Photos suggestionId={data.suggestionId} photos={visit.photos} />
    </section>
  ));
}

export function LedAnswer({ data }: { data: SuggestionDetail }) {
  const { t, date } = useSession();
  if (!data.answer) return null;
  return (
    <section>
      <h2>{t('suggestions.desk.ledAnswer')}</h2>
      <DocumentSheet signed={data.lead} date={data.answer.at ? date(data.answer.at) : undefined}>
        {data.answer.text}
      </DocumentSheet>
      {data.answer.overall && (
        <p>
          {t('suggestions.desk.rated')} <strong>{t(`handling.satisfaction.${data.answer.overall}`)}</strong>{' '}
          {data.answer.comment}
        </p>
      )}
    </section>
  );
}
