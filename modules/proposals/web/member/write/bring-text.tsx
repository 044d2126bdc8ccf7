/** A text written elsewhere: a Word file opened, or the whole text pasted, put into the fields by its headings. */
import { useState } from 'react';
import { call, upload } from '../../../../../web/client.ts';
import { Button } from '../../../../../web/kit/button.tsx';
import { FileField } from '../../../../../web/kit/file-field.tsx';
import { Notice } from '../../../../../web/kit/notice.tsx';
import { TextArea } from '../../../../../web/kit/text-field.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { proposalEndpoints } from '../../../contract.ts';
import { splitWriting, type WritingParts } from '../../../writing-parts.ts';
import { Refusal } from '../shared.tsx';
import type { StepProps } from './step-props.ts';

interface BringProps extends Pick<StepProps, 'draft' | 'knowFile'> {
  /** Attachments allowed. */
  most: number;
}

const parts = ['subject', 'situation', 'analysis', 'suggestions'] as const;

export function BringText({ draft, knowFile, most }: BringProps) {
  const { assembly, t } = useSession();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [done, setDone] = useState<{ read: WritingParts; tables: number; pictures: number } | null>(null);

  /** Fields the text says nothing of stay as they are. */
  function put(read: WritingParts, more: { attachmentIds?: string[]; tables?: number; pictures?: number } = {}) {
    const given = Object.fromEntries(parts.filter((part) => read[part] !== '').map((part) => [part, read[part]]));
    draft.change({ ...given, ...(more.attachmentIds ? { attachmentIds: more.attachmentIds } : {}) });
    setDone({ read, tables: more.tables ?? 0, pictures: more.pictures ?? 0 });
    setText('');
  }

  async function open(file: File | undefined) {
    if (!file) return;
    setBusy(true);
    setProblem(null);
    try {
      const sent = await upload(assembly!.code, file);
      const { tables, pictures, ...read } = await call(proposalEndpoints.readDocument, assembly!.code, {
        query: { fileId: sent.fileId },
      });
      const { attachmentIds } = draft.content;
      const keep = tables + pictures > 0 && attachmentIds.length < most;
      if (keep) knowFile(sent);
      put(read, {
        tables: keep ? tables : 0,
        pictures: keep ? pictures : 0,
        ...(keep ? { attachmentIds: [...attachmentIds, sent.fileId] } : {}),
      });
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  const named = done ? parts.filter((part) => done.read[part] !== '').map((part) => t(`member.write.${part}`)) : [];
  return (
    <details>
      <summary>{t('member.write.bring.title')}</summary>
      <div className="yt-stack">
        <FileField
          name="bring"
          label={t('member.write.bring.file')}
          accept=".docx"
          optional
          disabled={busy}
          onChange={(event) => void open(event.currentTarget.files?.[0])}
        />
        {busy && <p role="status">{t('member.write.bring.reading')}</p>}
        <Refusal error={problem} />
        <TextArea
          name="bringText"
          label={t('member.write.bring.text')}
          rows={4}
          optional
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="button" look="secondary" disabled={text.trim() === ''} onClick={() => put(splitWriting(text))}>
          {t('member.write.bring.paste')}
        </Button>
        {done && (
          <Notice tone="done" live>
            {done.read.found.length > 0
              ? t('member.write.bring.done', { parts: named.join(t('member.write.bring.comma')) })
              : t('member.write.bring.none')}{' '}
            {done.tables + done.pictures > 0 &&
              t('member.write.bring.kept', { tables: done.tables, pictures: done.pictures })}
          </Notice>
        )}
      </div>
    </details>
  );
}
