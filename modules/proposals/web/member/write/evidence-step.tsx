import { useState } from 'react';
import { ApiProblem, upload } from '../../../../../web/client.ts';
import { Button } from '../../../../../web/kit/button.tsx';
import { RadioGroup } from '../../../../../web/kit/choice.tsx';
import { DateField } from '../../../../../web/kit/date-field.tsx';
import { FileField } from '../../../../../web/kit/file-field.tsx';
import { Section } from '../../../../../web/kit/section.tsx';
import { Progress } from '../../../../../web/kit/states.tsx';
import { TextArea, TextField } from '../../../../../web/kit/text-field.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { DraftContent } from '../../../contract/writing.ts';
import { Refusal } from '../shared.tsx';
import type { StepProps } from './step-props.ts';

type Evidence = DraftContent['evidence'][number];
const kinds = ['study', 'visit', 'data', 'talk', 'other'] as const;
const empty: Evidence = { kind: 'visit', title: '', detail: '', happenedOn: null, link: '', fileId: null };

/** Sends files one after the other, with how far it is. */
function useUpload(know: StepProps['knowFile']) {
  const { assembly } = useSession();
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  async function send(files: FileList | null, done: (fileIds: string[]) => void) {
    if (!files || files.length === 0) return;
    setProblem(null);
    const ids: string[] = [];
    try {
      for (const [index, file] of [...files].entries()) {
        setShare(index / files.length);
        const sent = await upload(assembly!.code, file, (part) => setShare((index + part) / files.length));
        know(sent);
        ids.push(sent.fileId);
      }
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(500, 'internal', String(error)));
    }
    setShare(null);
    if (ids.length > 0) done(ids);
  }
  return { share, problem, send };
}

function Item({
  item,
  index,
  change,
  remove,
}: {
  item: Evidence;
  index: number;
  change(part: Partial<Evidence>): void;
  remove(): void;
}) {
  const { t } = useSession();
  return (
    <fieldset className="m-card">
      <legend className="yt-label">{t('member.write.evidenceItem', { number: index + 1 })}</legend>
      <RadioGroup
        name={`evidence-${index}-kind`}
        label={t('member.write.evidenceKind')}
        inline
        value={item.kind}
        options={kinds.map((kind) => ({ value: kind, label: t(`proposals.evidence.${kind}`) }))}
        onChange={(kind) => change({ kind: kind as Evidence['kind'] })}
      />
      <TextField
        name={`evidence-${index}-title`}
        label={t('member.write.evidenceTitle')}
        hint={t(`member.write.evidenceHint.${item.kind}`)}
        value={item.title}
        maxLength={200}
        onChange={(event) => change({ title: event.target.value })}
      />
      <DateField
        name={`evidence-${index}-date`}
        label={t('member.write.evidenceDate')}
        optional
        value={item.happenedOn ?? ''}
        onChange={(event) => change({ happenedOn: event.target.value || null })}
      />
      <TextArea
        name={`evidence-${index}-detail`}
        label={t('member.write.evidenceDetail')}
        optional
        rows={3}
        limit={2000}
        value={item.detail}
        onChange={(event) => change({ detail: event.target.value })}
      />
      <TextField
        name={`evidence-${index}-link`}
        type="url"
        label={t('member.write.evidenceLink')}
        optional
        value={item.link}
        maxLength={500}
        onChange={(event) => change({ link: event.target.value })}
      />
      <Button look="quiet" icon="close" onClick={remove}>
        {t('member.write.evidenceRemove')}
      </Button>
    </fieldset>
  );
}

/** What the proposal rests on, and files that go with it. */
export function EvidenceStep({ draft, rules, files: known, knowFile }: StepProps) {
  const { t } = useSession();
  const { evidence, attachmentIds } = draft.content;
  const files = useUpload(knowFile);
  const put = (next: Evidence[]) => draft.change({ evidence: next });
  return (
    <>
      {evidence.map((item, index) => (
        <Item
          key={index}
          item={item}
          index={index}
          change={(part) => put(evidence.map((other, at) => (at === index ? { ...other, ...part } : other)))}
          remove={() => put(evidence.filter((_, at) => at !== index))}
        />
      ))}
      <Button
        look="secondary"
        icon="plus"
        wide
        onClick={() => put([...evidence, { ...empty }])}
        disabled={evidence.length >= 20}
      >
        {t('member.write.evidenceAdd')}
      </Button>
      <Section id="files" title={t('member.write.files')}>
        <FileField
          name="files"
          label={t('member.write.filesLabel')}
          hint={t('member.write.filesHint', { most: rules.limits.attachments })}
          multiple
          optional
          disabled={attachmentIds.length >= rules.limits.attachments || files.share !== null}
          onChange={(event) => {
            const input = event.currentTarget;
            void files.send(input.files, (ids) => draft.change({ attachmentIds: [...attachmentIds, ...ids] }));
          }}
        />
        {files.share !== null && <Progress value={files.share} label={t('member.write.sending')} />}
        <Refusal error={files.problem} />
        {attachmentIds.length > 0 && (
          <ul className="m-people">
            {attachmentIds.map((fileId) => (
              <li key={fileId} className="m-file">
                <span>{known.find((file) => file.fileId === fileId)?.name ?? t('member.write.file')}</span>
                <Button
                  look="quiet"
                  size="small"
                  onClick={() => draft.change({ attachmentIds: attachmentIds.filter((other) => other !== fileId) })}
                >
                  {t('member.write.remove')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
