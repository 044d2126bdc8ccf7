/** What goes out in the proposers' names: the text as it is read, what it rests on, the files with a look at each. */
import { labelled } from '../../../../platform/i18n/lists.ts';
import { DocumentSheet, Section } from '../../../../web/kit/section.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../contract/detail.ts';

type File = Pick<ProposalDetail['files'][number], 'fileId' | 'name' | 'mediaType' | 'size'>;

export interface Sent {
  text: Pick<ProposalDetail, 'subject' | 'situation' | 'analysis' | 'suggestions'>;
  evidence: ProposalDetail['evidence'];
  files: readonly File[];
  /** Where a file is read. */
  fileAddress(fileId: string): string;
  /** Who signs. */
  signed?: string;
  date?: string;
}

const KIB = 1024;

/** One file: what it is, how large, a picture of it where it is one, and the way to it. */
function FileLine({ file, address }: { file: File; address: string }) {
  const { t } = useSession();
  const kilobytes = Math.max(1, Math.round(file.size / KIB));
  const size = kilobytes < KIB ? `${kilobytes} KB` : `${(kilobytes / KIB).toFixed(1)} MB`;
  const picture = file.mediaType.startsWith('image/');
  return (
    <li className="m-attachment">
      <a href={address} target="_blank" rel="noreferrer">
        {picture && <img src={address} alt="" loading="lazy" />}
        <span>{file.name}</span>
      </a>
      <span className="yt-muted">
        {size}
        {(picture || file.mediaType === 'application/pdf') && ` · ${t('member.sent.opens')}`}
      </span>
    </li>
  );
}

/** The whole of it, ready to be read before and after it was sent. */
export function SentWhole({ text, evidence, files, fileAddress, signed, date }: Sent) {
  const session = useSession();
  const { t, locale } = session;
  return (
    <>
      <DocumentSheet title={text.subject || t('shared.untitled')} level={3} signed={signed} date={date}>
        {(['situation', 'analysis', 'suggestions'] as const).map((part) => (
          <div key={part}>
            <h4>{t(`member.write.${part}`)}</h4>
            {text[part]
              .split(/\n+/)
              .filter((line) => line.trim())
              .map((line, index) => (
                <p key={index}>{line}</p>
              ))}
          </div>
        ))}
      </DocumentSheet>
      <Section id="evidence" level={3} title={t('member.write.evidence')}>
        {evidence.length === 0 ? (
          <p className="yt-muted">{t('member.sent.noEvidence')}</p>
        ) : (
          <ol className="m-evidence">
            {evidence.map((item, index) => (
              <li key={index}>
                <strong>{labelled(t(`proposals.evidence.${item.kind}`), item.title, locale)}</strong>
                {item.happenedOn && <span className="yt-muted">{session.date(item.happenedOn)}</span>}
                {item.detail && <p>{item.detail}</p>}
                {item.link && (
                  <a href={item.link} target="_blank" rel="noreferrer nofollow">
                    {item.link}
                  </a>
                )}
                {item.fileId && (
                  <a href={fileAddress(item.fileId)} target="_blank" rel="noreferrer">
                    {t('member.sent.evidenceFile')}
                  </a>
                )}
              </li>
            ))}
          </ol>
        )}
      </Section>
      <Section id="attachments" level={3} title={t('member.write.files')}>
        {files.length === 0 ? (
          <p className="yt-muted">{t('member.sent.noFiles')}</p>
        ) : (
          <ul className="m-attachments">
            {files.map((file) => (
              <FileLine key={file.fileId} file={file} address={fileAddress(file.fileId)} />
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
