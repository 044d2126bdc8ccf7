/** The proposal as a document, what it rests on, its files, and where to get it on paper. */

import { Button, Flex } from 'antd';
import { colon } from '../../../../../platform/i18n/lists.ts';
import { addressOf } from '../../../../../web/client.ts';
import { DocumentSheet } from '../../../../../web/kit/section.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../../contract/detail.ts';
import { proposalEndpoints } from '../../../contract.ts';

export function Texts({ data }: { data: ProposalDetail }) {
  const { assembly, t, date, locale } = useSession();
  const code = assembly!.code;
  const file = (fileId: string) =>
    addressOf(proposalEndpoints.downloadFile, code, { proposalId: data.proposalId, fileId });
  return (
    <>
      <DocumentSheet title={data.subject} level={2}>
        {(['situation', 'analysis', 'suggestions'] as const).map((part) => (
          <div key={part}>
            <h3>{t(`staff.text.${part}`)}</h3>
            {data[part].split(/\n+/).map((line, index) => (
              <p key={index}>{line}</p>
            ))}
          </div>
        ))}
      </DocumentSheet>
      <section>
        <h2>{t('staff.text.evidence')}</h2>
        <ul className="d-list">
          {data.evidence.map((item, index) => (
            <li key={index}>
              <span>
                {t(`proposals.evidence.${item.kind}`)}
                {colon(locale)}
                {item.title}
              </span>
              <span className="d-muted">
                {[item.happenedOn && date(item.happenedOn), item.detail].filter(Boolean).join(' · ')}
              </span>
              {item.link && (
                <a href={item.link} rel="noreferrer nofollow" target="_blank">
                  {item.link}
                </a>
              )}
              {item.fileId && <a href={file(item.fileId)}>{t('staff.file.open')}</a>}
            </li>
          ))}
        </ul>
      </section>
      {data.files.length > 0 && (
        <section>
          <h2>{t('staff.text.files')}</h2>
          <ul className="d-list">
            {data.files.map((item) => (
              <li key={item.fileId}>
                <a href={file(item.fileId)}>{item.name}</a>
                <span className="d-muted">
                  {t('staff.file.size', { size: Math.max(1, Math.round(item.size / 1024)) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Proposal and letters as PDF and Word. */
export function Downloads({ data }: { data: ProposalDetail }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const formats = ['pdf', 'docx'] as const;
  return (
    <section>
      <h2>{t('staff.documents')}</h2>
      <Flex gap={8} wrap>
        {formats.map((format) => (
          <Button
            key={format}
            size="small"
            href={addressOf(proposalEndpoints.proposalDocument, code, { proposalId: data.proposalId }, { format })}
          >
            {t('staff.document.proposal')} {format === 'pdf' ? 'PDF' : 'Word'}
          </Button>
        ))}
        {data.replies.flatMap((reply) =>
          formats.map((format) => (
            <Button
              key={`${reply.replyId}${format}`}
              size="small"
              href={addressOf(
                proposalEndpoints.replyLetter,
                code,
                { proposalId: data.proposalId, replyId: reply.replyId },
                { format },
              )}
            >
              {t('staff.document.letter', { unit: reply.unitName })}
              {data.replies.some((other) => other.assignmentId === reply.assignmentId && other.round !== reply.round) &&
                ` · ${t('staff.replyRound', { round: reply.round })}`}{' '}
              {format === 'pdf' ? 'PDF' : 'Word'}
            </Button>
          )),
        )}
      </Flex>
    </section>
  );
}
