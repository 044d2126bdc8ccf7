/** The last look: all of it as it will be read, then to the co-signers or to the assembly. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { comma } from '../../../../../platform/i18n/lists.ts';
import { ApiProblem, addressOf, call } from '../../../../../web/client.ts';
import { Button } from '../../../../../web/kit/button.tsx';
import { ConfirmDialog } from '../../../../../web/kit/dialog.tsx';
import { Notice } from '../../../../../web/kit/notice.tsx';
import { Section } from '../../../../../web/kit/section.tsx';
import { SummaryList } from '../../../../../web/kit/summary-list.tsx';
import { toasts } from '../../../../../web/kit/toast.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { proposalEndpoints } from '../../../contract.ts';
import { precheck } from '../../../precheck.ts';
import { forgetDraft } from '../draft-store.ts';
import { SentWhole } from '../sent.tsx';
import { Refusal } from '../shared.tsx';
import { type Candidate, Candidates } from './candidates.tsx';
import { LikelyCosigners } from './likely-cosigners.tsx';
import type { Step, StepProps } from './step-props.ts';

/** Sends the draft to the co-signers or to the assembly; the text goes up first. */
function useSend(draft: StepProps['draft'], draftId: string) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (invited: { memberIds: string[]; bodyIds: string[] } | null) => {
      const version = await draft.flush();
      if (version === undefined) throw draft.problem ?? new ApiProblem(0, 'offline', 'offline');
      const params = { proposalId: draftId };
      return invited
        ? call(proposalEndpoints.inviteCosigners, code, { params, body: invited })
        : call(proposalEndpoints.submitProposal, code, { params, body: { expectedVersion: version } });
    },
    async onSuccess(_answer, invited) {
      forgetDraft(code, draftId);
      client.removeQueries({ queryKey: ['draft', code, draftId] });
      toasts.add({ text: t(invited ? 'member.write.invited' : 'member.write.submitted') });
      await navigate(`/m/${code}/proposals/${draftId}`, { replace: true });
      await client.invalidateQueries();
    },
  });
}

/** Facts beside the text, each with the way back to its question. */
function Answers({ draft, draftId, options }: Pick<StepProps, 'draft' | 'draftId' | 'options'>) {
  const { me, assembly, t, locale } = useSession();
  const { content } = draft;
  const change = (step: Step, about: string) => ({
    href: `/m/${assembly!.code}/write/${draftId}/${step}`,
    label: t('member.write.change'),
    about,
  });
  const bodies = options.myBodies.filter((body) => content.bodyIds.includes(body.bodyId)).map((body) => body.name);
  const who = content.kind.includes('bod') ? bodies.join(comma(locale)) : me.account!.name;
  const rows: Array<[key: string, step: Step, term: string, value: string]> = [
    ['kind', 'matter', t('member.write.kind'), `${t(`proposals.kind.${content.kind}`)} · ${who}`],
    [
      'category',
      'matter',
      t('member.write.category'),
      options.categories.find((item) => item.code === content.category)?.label ?? '—',
    ],
    [
      'situation',
      'situation',
      t('member.write.situation'),
      t('member.write.characters', { count: content.situation.length }),
    ],
    [
      'measures',
      'measures',
      t('member.write.step.measures'),
      t('member.write.characters', { count: content.analysis.length + content.suggestions.length }),
    ],
    [
      'evidence',
      'evidence',
      t('member.write.evidence'),
      t('member.write.counted', { evidence: content.evidence.length, files: content.attachmentIds.length }),
    ],
    ['publicity', 'check', t('member.write.publicity'), t(`proposals.publicity.${content.publicityWish}`)],
  ];
  return (
    <SummaryList
      lined
      items={rows.map(([key, step, term, value]) => ({ key, term, value, action: change(step, term) }))}
    />
  );
}

/** Invites co-signers, or submits at once; either after the whole has been read. */
export function SendStep({ draft, draftId, options, rules, files, goTo }: StepProps) {
  const { me, assembly, t, date, locale } = useSession();
  const [chosen, setChosen] = useState<Candidate[]>([]);
  const [asking, setAsking] = useState(false);
  const send = useSend(draft, draftId);
  const { content } = draft;
  const joint = content.kind === 'joint' || content.kind === 'joint_bodies';
  const byBody = content.kind === 'joint_bodies';
  const errors = precheck(content, rules).filter((item) => item.severity === 'error').length;
  const ids = chosen.map((item) => item.id);
  const sent = content.attachmentIds.map(
    (fileId) =>
      files.find((file) => file.fileId === fileId) ?? {
        fileId,
        name: t('member.write.file'),
        mediaType: 'application/octet-stream',
        size: 0,
      },
  );
  const open = options.currentSession;
  const session = open
    ? t('member.write.into', {
        session: open.label,
        season: t(`proposals.season.${open.season}`),
        until: date(open.until, true),
      })
    : t('member.write.betweenSessions');
  const go = () =>
    send.mutate(joint ? (byBody ? { memberIds: [], bodyIds: ids } : { memberIds: ids, bodyIds: [] }) : null);
  return (
    <>
      {errors > 0 && (
        <Notice
          tone="error"
          title={t('member.write.mustFix', { count: errors })}
          actions={
            <Button look="secondary" onClick={() => goTo('check')}>
              {t('member.write.step.check')}
            </Button>
          }
        />
      )}
      <Answers draft={draft} draftId={draftId} options={options} />
      <Section id="whole" title={t('member.write.whole')}>
        <SentWhole
          text={content}
          evidence={content.evidence}
          files={sent}
          fileAddress={(fileId) =>
            addressOf(proposalEndpoints.downloadFile, assembly!.code, { proposalId: draftId, fileId })
          }
          signed={byBody || content.kind === 'body' ? undefined : me.account!.name}
        />
      </Section>
      <p>{session}</p>
      {joint && (
        <Section id="cosigners" title={t('member.write.cosigners')}>
          <p>
            {t('member.write.cosignWhat', {
              count: rules.cosign.count,
              unit: t(`member.write.unit.${rules.cosign.unit}`),
            })}
          </p>
          {!byBody && <LikelyCosigners draft={draft} draftId={draftId} chosen={chosen} choose={setChosen} />}
          <Candidates byBody={byBody} chosen={chosen} choose={setChosen} />
        </Section>
      )}
      <Refusal error={send.error} />
      <div className="m-actions">
        <Button
          wide
          icon={joint ? 'people' : 'send'}
          busy={send.isPending}
          disabled={errors > 0 || (joint && chosen.length === 0)}
          onClick={() => setAsking(true)}
        >
          {joint ? t('member.write.invite', { count: chosen.length }) : t('proposals.action.submit')}
        </Button>
        {(errors > 0 || (joint && chosen.length === 0)) && (
          <p className="yt-muted" role="status">
            {errors > 0 ? t('member.write.mustFix', { count: errors }) : t('member.write.nobodyChosen')}
          </p>
        )}
      </div>
      {asking && (
        <ConfirmDialog
          open
          title={joint ? t('member.write.askInvite', { count: chosen.length }) : t('member.ask.submit')}
          confirm={joint ? t('member.write.invite', { count: chosen.length }) : t('member.ask.submit_do')}
          busy={send.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            go();
          }}
        >
          <p>
            {joint
              ? t('member.write.askInviteWhat', { names: chosen.map((item) => item.name).join(comma(locale)) })
              : t('member.write.askSubmitWhat')}
          </p>
          {!joint && <p>{session}</p>}
        </ConfirmDialog>
      )}
    </>
  );
}
