/** What desk and phone both show of an alliance: what it is for, who sits in it, whom they have named, what it has taken up. */
import type { ReactNode } from 'react';
import { ItemList, ListItem } from '../../../web/kit/list-item.tsx';
import { DocumentSheet, Section } from '../../../web/kit/section.tsx';
import { Mark, StateTag } from '../../../web/kit/state-tag.tsx';
import { EmptyState } from '../../../web/kit/states.tsx';
import { SummaryList } from '../../../web/kit/summary-list.tsx';
import { useSession } from '../../../web/shared/session.tsx';
import type { AllianceDetail, MatterLine } from '../contract/reading.ts';
import type { MatterState, SeatState } from '../life.ts';
import { partTones } from './tones.ts';

const seatTones = {
  invited: 'waiting',
  joined: 'done',
  declined: 'stopped',
  left: 'stopped',
} as const satisfies Record<SeatState, string>;
export const matterTones = {
  proposed: 'waiting',
  working: 'active',
  concluded: 'done',
  dropped: 'stopped',
} as const satisfies Record<MatterState, string>;

export function Facts({ data }: { data: AllianceDetail }) {
  const { t, date } = useSession();
  const fact = (key: string, value: string) => ({ key, term: t(`alliances.fact.${key}`), value });
  return (
    <Section id="facts" title={t('alliances.section.facts')}>
      <DocumentSheet>{data.purpose}</DocumentSheet>
      <SummaryList
        items={[
          fact('since', date(data.since)),
          fact('founder', data.founder.name),
          fact('chair', data.chair.name),
          fact('rule', t(`alliances.rule.${data.rule}`)),
        ]}
      />
    </Section>
  );
}

export function Seats({ data }: { data: AllianceDetail }) {
  const { t, date } = useSession();
  return (
    <Section id="seats" title={t('alliances.section.seats')}>
      <ul>
        {data.seats.map((seat) => (
          <li key={seat.assemblyId}>
            {seat.name} {seat.assemblyId === data.chair.assemblyId && <Mark>{t('alliances.fact.chair')}</Mark>}{' '}
            <StateTag tone={seatTones[seat.state]}>{t(`alliances.state.${seat.state}`)}</StateTag>{' '}
            {seat.answeredAt && <span className="yt-muted">{date(seat.answeredAt)}</span>}
            {seat.reason && <div>{t('alliances.reason', { reason: seat.reason })}</div>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** @param more what may be done with one the reader's assembly has named */
export function People({
  data,
  more,
}: {
  data: AllianceDetail;
  more?: (person: AllianceDetail['people'][number]) => ReactNode;
}) {
  const { t } = useSession();
  return (
    <Section id="people" title={t('alliances.section.people')}>
      {data.people.length === 0 && <p className="yt-muted">{t('alliances.nobody')}</p>}
      {data.seats
        .filter((seat) => data.people.some((person) => person.assemblyId === seat.assemblyId))
        .map((seat) => (
          <div key={seat.assemblyId}>
            <h3>{seat.name}</h3>
            <ul>
              {data.people
                .filter((person) => person.assemblyId === seat.assemblyId)
                .map((person) => (
                  <li key={person.personId}>
                    {person.name}{' '}
                    <span className="yt-muted">
                      {[t(`alliances.role.${person.role}`), person.duty].filter(Boolean).join(' · ')}
                    </span>{' '}
                    {person.own && more?.(person)}
                  </li>
                ))}
            </ul>
          </div>
        ))}
    </Section>
  );
}

/** @param base the front with the assembly, as `/desk/linjiang` */
export function Matters({ matters, base, aside }: { matters: readonly MatterLine[]; base: string; aside?: ReactNode }) {
  const { t, date } = useSession();
  return (
    <Section id="matters" title={t('alliances.matters')} aside={aside}>
      {matters.length === 0 ? (
        <EmptyState title={t('alliances.noMatters')}>{t('alliances.noMattersWhat')}</EmptyState>
      ) : (
        <ItemList>
          {matters.map((line) => (
            <ListItem
              key={line.matterId}
              href={`${base}/alliances/matters/${line.matterId}`}
              title={line.title}
              note={t('alliances.led', { lead: line.lead, proposer: line.proposer })}
              meta={
                <>
                  <StateTag tone={matterTones[line.state]}>{t(`alliances.state.${line.state}`)}</StateTag>
                  {line.part && (line.state === 'proposed' || line.state === 'working') && (
                    <StateTag tone={partTones[line.part]}>
                      {t('alliances.ours', { state: t(`alliances.part.${line.part}`) })}
                    </StateTag>
                  )}
                  {line.state === 'working' && (
                    <span>{t('alliances.partsIn', { in: line.partsIn, of: line.parts })}</span>
                  )}
                  <span>{date(line.updatedAt)}</span>
                </>
              }
            />
          ))}
        </ItemList>
      )}
    </Section>
  );
}

/** Every step as it is recorded, the latest last. */
export function Record({ history }: { history: AllianceDetail['history'] }) {
  const { t, date } = useSession();
  return (
    <Section id="record" title={t('alliances.section.record')}>
      <ol>
        {history.map((line, at) => (
          <li key={`${line.at}${at}`}>
            <span className="yt-muted">{date(line.at, true)}</span>{' '}
            <strong>{t(`alliances.action.${line.action}`)}</strong>{' '}
            {[line.actorName, line.assembly, line.details.name, line.details.title, line.details.assemblies]
              .filter(Boolean)
              .join(' · ')}
            {typeof line.details.reason === 'string' && (
              <div>{t('alliances.reason', { reason: line.details.reason })}</div>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
