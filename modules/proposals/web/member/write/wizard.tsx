/** The steps of writing and what stands around each: progress, where it is kept, back and on. */
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../../../../web/client.ts';
import { Button } from '../../../../../web/kit/button.tsx';
import { Icon } from '../../../../../web/kit/icon.tsx';
import { Notice } from '../../../../../web/kit/notice.tsx';
import { BackLink } from '../../../../../web/kit/page-frame.tsx';
import { PageTitle } from '../../../../../web/kit/section.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../../contract/detail.ts';
import type { DraftContent } from '../../../contract/writing.ts';
import { proposalEndpoints } from '../../../contract.ts';
import type { ProposalRules } from '../../../rules.ts';
import { type DraftHandle, useDraft } from '../draft-store.ts';
import { CheckStep } from './check-step.tsx';
import { EvidenceStep } from './evidence-step.tsx';
import { MatterStep } from './matter-step.tsx';
import { SendStep } from './send-step.tsx';
import { type DraftFile, type Options, type Step, steps } from './step-props.ts';
import { MeasuresStep, SituationStep } from './text-steps.tsx';

const screens = {
  matter: MatterStep,
  situation: SituationStep,
  measures: MeasuresStep,
  evidence: EvidenceStep,
  check: CheckStep,
  send: SendStep,
};

const signs = { saved: 'check', saving: 'clock', waiting: 'phone', conflict: 'warning', refused: 'warning' } as const;

function SaveLine({ draft }: { draft: DraftHandle }) {
  const { t } = useSession();
  const empty = draft.version === 0 && draft.state === 'saved';
  return (
    <p className="m-save" role="status" data-state={draft.state}>
      {!empty && <Icon name={signs[draft.state]} />}
      <span>{empty ? t('member.write.saveHint') : t(`member.write.save.${draft.state}`)}</span>
      {draft.state === 'refused' && draft.problem && <span>{draft.problem.message}</span>}
    </p>
  );
}

const compared = ['subject', 'situation', 'analysis', 'suggestions'] as const;

/** Two versions beside each other; the writer says which stays. */
function Conflict({ draft }: { draft: DraftHandle }) {
  const { t, date } = useSession();
  const { conflict } = draft;
  if (!conflict) return null;
  const side = (content: Partial<DraftContent>, title: string, choice: 'mine' | 'theirs') => (
    <section className="m-card">
      <h2>{title}</h2>
      {compared.map((part) => (
        <p key={part}>
          <strong>{t(`member.write.${part}`)}</strong>
          <br />
          {content[part] || '—'}
        </p>
      ))}
      <Button look={choice === 'mine' ? 'primary' : 'secondary'} wide onClick={() => draft.settle(choice)}>
        {t(`member.write.keep.${choice}`)}
      </Button>
    </section>
  );
  return (
    <Notice tone="warn" title={t('member.write.conflict')}>
      <p>{t('member.write.conflictWhat')}</p>
      <div className="m-versions">
        {side(draft.content, t('member.write.mine'), 'mine')}
        {side(
          conflict.theirs,
          t('member.write.theirs', {
            at: conflict.theirs.updatedAt ? date(conflict.theirs.updatedAt, true) : t('member.write.elsewhere'),
          }),
          'theirs',
        )}
      </div>
    </Notice>
  );
}

interface WizardProps {
  draftId: string;
  step: string | undefined;
  start: { content: DraftContent; version: number };
  options: Options;
  detail: ProposalDetail | null;
}

export function Wizard({ draftId, step, start, options, detail }: WizardProps) {
  const { assembly, t } = useSession();
  const navigate = useNavigate();
  const code = assembly!.code;
  const draft = useDraft(code, draftId, start);
  const [files, setFiles] = useState<readonly DraftFile[]>(() => detail?.files ?? []);
  // Files of a draft opened before it was sent are known by name once the server has it.
  const unknown = draft.content.attachmentIds.some((fileId) => !files.some((file) => file.fileId === fileId));
  const nameable = unknown && draft.state === 'saved' && draft.version > 0;
  useEffect(() => {
    if (!nameable) return;
    call(proposalEndpoints.getProposal, code, { params: { proposalId: draftId } }).then(
      (found) => setFiles((known) => [...known, ...found.files]),
      () => {},
    );
  }, [nameable, code, draftId]);
  const now: Step = steps.find((item) => item === step) ?? 'matter';
  const at = steps.indexOf(now);
  const goTo = (next: Step) => {
    void draft.flush();
    void navigate(`/m/${code}/write/${draftId}/${next}`);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step begins at its top
  useEffect(() => {
    document.getElementById('content')?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [now]);
  const Screen = screens[now];
  const before = steps[at - 1];
  const after = steps[at + 1];
  return (
    <>
      <ol className="m-steps" aria-label={t('member.write.progress', { at: at + 1, of: steps.length })}>
        {steps.map((item, index) => (
          <li
            key={item}
            data-done={index < at ? '' : undefined}
            aria-current={index === at ? 'step' : undefined}
            title={t(`member.write.step.${item}`)}
          />
        ))}
      </ol>
      {before && <BackLink href={`/m/${code}/write/${draftId}/${before}`}>{t(`member.write.step.${before}`)}</BackLink>}
      <PageTitle
        above={t('member.write.progress', { at: at + 1, of: steps.length })}
        title={t(`member.write.step.${now}`)}
        lead={t(`member.write.lead.${now}`)}
      />
      {detail?.state === 'returned' && detail.decision?.note && at === 0 && (
        <Notice tone="warn" title={t('proposals.state.returned')}>
          {detail.decision.note}
        </Notice>
      )}
      <SaveLine draft={draft} />
      <Conflict draft={draft} />
      <div className="m-writing">
        <Screen
          draft={draft}
          draftId={draftId}
          options={options}
          rules={options.rules as ProposalRules}
          files={files}
          knowFile={(file) => setFiles((known) => [...known, file])}
          goTo={goTo}
        />
      </div>
      {after && (
        <div className="m-actions">
          <Button wide onClick={() => goTo(after)}>
            {t('member.write.next', { step: t(`member.write.step.${after}`) })}
          </Button>
        </div>
      )}
    </>
  );
}
