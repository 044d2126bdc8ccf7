/** What desk and phone both show of a matter of an alliance: its text, each assembly's part, minutes, files, what was shared. */
import type { ReactNode } from 'react';
import { addressOf } from '../../../web/client.ts';
import { Notice } from '../../../web/kit/notice.tsx';
import { DocumentSheet, Section } from '../../../web/kit/section.tsx';
import { StateTag } from '../../../web/kit/state-tag.tsx';
import { Link } from '../../../web/kit/words-context.tsx';
import { useSession } from '../../../web/shared/session.tsx';
import type { MatterDetail } from '../contract/reading.ts';
import { allianceEndpoints as api } from '../contract.ts';
import { partTones } from './tones.ts';

export interface MatterViewProps {
  data: MatterDetail;
  /** The front with the assembly, as `/m/linjiang`. */
  base: string;
  /** What may be done with a file or a share of the own assembly. */
  more?: (what: 'file' | 'share', id: string, title: string) => ReactNode;
}

function Parts({ data }: { data: MatterDetail }) {
  const { t, date } = useSession();
  return (
    <Section id="parts" title={t('alliances.section.parts')}>
      {data.parts.map((part) => (
        <section key={part.assemblyId} aria-label={part.name}>
          <p>
            <strong>{part.name}</strong>{' '}
            <StateTag tone={partTones[part.state]}>{t(`alliances.part.${part.state}`)}</StateTag>{' '}
            <span className="yt-muted">{[part.byName, date(part.movedAt)].filter(Boolean).join(' · ')}</span>
          </p>
          {part.reason && part.state === 'refused' && <p>{t('alliances.reason', { reason: part.reason })}</p>}
          {part.text && <DocumentSheet>{part.text}</DocumentSheet>}
        </section>
      ))}
    </Section>
  );
}

function Shares({ data, base, more }: MatterViewProps) {
  const { t } = useSession();
  return (
    <Section id="shares" title={t('alliances.section.shares')}>
      {data.shares.length === 0 ? (
        <p className="yt-muted">{t('alliances.noShares')}</p>
      ) : (
        <ul>
          {data.shares.map((share) => (
            <li key={share.shareId}>
              {share.ownPath ? <Link href={`${base}${share.ownPath}`}>{share.title}</Link> : share.title}{' '}
              <span className="yt-muted">
                {[t(`alliances.share.${share.kind}`), share.label, share.state, share.assembly]
                  .filter(Boolean)
                  .join(' · ')}
              </span>{' '}
              {share.publicPath && (
                <a href={share.publicPath} target="_blank" rel="noreferrer">
                  {t('alliances.publicPage')}
                </a>
              )}{' '}
              {share.own && more?.('share', share.shareId, share.title)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

export function MatterView({ data, base, more }: MatterViewProps) {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  return (
    <>
      {data.outcome && (
        <Notice tone={data.state === 'dropped' ? 'warn' : 'info'}>
          {t(`alliances.outcome.${data.state}`, { outcome: data.outcome })}
        </Notice>
      )}
      <Section id="text" title={t('alliances.section.text')}>
        <DocumentSheet>{data.text}</DocumentSheet>
        <p className="yt-muted">
          {t('alliances.proposedBy', { assembly: data.proposer.name, name: data.proposedByName })} ·{' '}
          {t(`alliances.rule.${data.rule}`)}
        </p>
      </Section>
      <Parts data={data} />
      <Section id="minutes" title={t('alliances.section.minutes')}>
        {data.minutes.length === 0 && <p className="yt-muted">{t('alliances.noMinutes')}</p>}
        {data.minutes.map((each) => (
          <section key={each.minutesId} aria-label={date(each.heldOn)}>
            <p>
              <strong>{date(each.heldOn)}</strong>{' '}
              <span className="yt-muted">{[each.byName, each.assembly].join(' · ')}</span>
            </p>
            <DocumentSheet>{each.text}</DocumentSheet>
          </section>
        ))}
      </Section>
      <Section id="files" title={t('alliances.section.files')}>
        {data.files.length === 0 && <p className="yt-muted">{t('alliances.noFiles')}</p>}
        <ul>
          {data.files.map((file) => (
            <li key={file.allianceFileId}>
              <a
                href={addressOf(api.allianceFile, code, {
                  matterId: data.matterId,
                  allianceFileId: file.allianceFileId,
                })}
                target="_blank"
                rel="noreferrer"
              >
                {file.title}
              </a>{' '}
              <span className="yt-muted">
                {[t(`alliances.label.${file.label}`), file.assembly, date(file.addedAt)].join(' · ')}
              </span>{' '}
              {file.own && more?.('file', file.allianceFileId, file.title)}
            </li>
          ))}
        </ul>
      </Section>
      <Shares data={data} base={base} more={more} />
    </>
  );
}
