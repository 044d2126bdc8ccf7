import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router';
import { assemblyEndpoints } from '../../../../../modules/assemblies/contract.ts';
import { memberEndpoints } from '../../../../../modules/members/contract.ts';
import { ApiProblem, call } from '../../../../../web/client.ts';
import { Button } from '../../../../../web/kit/button.tsx';
import { Notice } from '../../../../../web/kit/notice.tsx';
import { Skeleton } from '../../../../../web/kit/states.tsx';
import { TextField } from '../../../../../web/kit/text-field.tsx';
import { toasts } from '../../../../../web/kit/toast.tsx';
import { forgetDraft } from '../../../../../web/member/draft-store.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { proposalEndpoints } from '../../../contract.ts';
import { precheck } from '../../../precheck.ts';
import { Refusal } from '../shared.tsx';
import type { StepProps } from './step-props.ts';

interface Choice {
  id: string;
  name: string;
  note: string;
}

/** People or bodies found by name, to be ticked. */
function Candidates({ byBody, chosen, toggle }: { byBody: boolean; chosen: Choice[]; toggle(choice: Choice): void }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const members = useQuery({
    queryKey: ['members', code, search],
    queryFn: () =>
      call(memberEndpoints.listMembers, code, { query: { search: search || undefined, size: 8 } as never }),
    enabled: !byBody,
  });
  const bodies = useQuery({
    queryKey: ['bodies', code],
    queryFn: () => call(assemblyEndpoints.listBodies, code, { query: {} }),
    enabled: byBody,
  });
  const me = assembly!.grants.map((grant) => grant.memberId);
  const own = assembly!.grants.map((grant) => grant.bodyId);
  const found: Choice[] | undefined = byBody
    ? bodies.data?.bodies
        .filter((body) => !own.includes(body.id) && body.name.includes(search))
        .map((body) => ({ id: body.id, name: body.name, note: '' }))
    : members.data?.members
        .filter((member) => !me.includes(member.id))
        .map((member) => ({
          id: member.id,
          name: member.name,
          note: [member.sector?.name, member.workplace].filter(Boolean).join(' · '),
        }));
  const problem = members.error ?? bodies.error;
  return (
    <>
      <TextField
        name="search"
        type="search"
        label={t(byBody ? 'member.write.findBody' : 'member.write.findMember')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Refusal error={problem} />
      {!found && !problem && <Skeleton shape="list" rows={3} />}
      {found?.length === 0 && <p className="yt-muted">{t('member.write.nobody')}</p>}
      <ul className="m-people">
        {found?.map((choice) => (
          <li key={choice.id}>
            <label>
              <input
                type="checkbox"
                checked={chosen.some((item) => item.id === choice.id)}
                onChange={() => toggle(choice)}
              />
              <span>
                {choice.name} <small>{choice.note}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}

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

/** Invites co-signers, or submits at once. */
export function SendStep({ draft, draftId, options, rules, goTo }: StepProps) {
  const { t, date } = useSession();
  const [chosen, setChosen] = useState<Choice[]>([]);
  const send = useSend(draft, draftId);
  const joint = draft.content.kind === 'joint' || draft.content.kind === 'joint_bodies';
  const byBody = draft.content.kind === 'joint_bodies';
  const errors = precheck(draft.content, rules).filter((item) => item.severity === 'error').length;
  const toggle = (choice: Choice) =>
    setChosen((list) =>
      list.some((item) => item.id === choice.id) ? list.filter((item) => item.id !== choice.id) : [...list, choice],
    );
  const ids = chosen.map((item) => item.id);
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
      <p>
        <strong>{draft.content.subject || t('shared.untitled')}</strong>
      </p>
      <p>
        {t('member.write.into', {
          session: options.currentSession.label,
          season: t(`proposals.season.${options.currentSession.season}`),
          until: date(options.currentSession.until, true),
        })}
      </p>
      {joint && (
        <>
          <p>
            {t('member.write.cosignWhat', {
              count: rules.cosign.count,
              unit: t(`member.write.unit.${rules.cosign.unit}`),
            })}
          </p>
          <Candidates byBody={byBody} chosen={chosen} toggle={toggle} />
          {chosen.length > 0 && (
            <p role="status">
              {t('member.write.chosen', { count: chosen.length, names: chosen.map((item) => item.name).join('、') })}
            </p>
          )}
        </>
      )}
      <Refusal error={send.error} />
      <div className="m-actions">
        {joint ? (
          <Button
            wide
            icon="people"
            busy={send.isPending}
            disabled={errors > 0 || chosen.length === 0}
            onClick={() => send.mutate(byBody ? { memberIds: [], bodyIds: ids } : { memberIds: ids, bodyIds: [] })}
          >
            {t('member.write.invite', { count: chosen.length })}
          </Button>
        ) : (
          <Button wide icon="send" busy={send.isPending} disabled={errors > 0} onClick={() => send.mutate(null)}>
            {t('proposals.action.submit')}
          </Button>
        )}
      </div>
    </>
  );
}
