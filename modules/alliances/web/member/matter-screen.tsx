/** One matter of an alliance on the phone: what I must do comes first. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { BackLink } from '../../../../web/kit/page-frame.tsx';
import { PageTitle, Section } from '../../../../web/kit/section.tsx';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { Skeleton } from '../../../../web/kit/states.tsx';
import { TextArea } from '../../../../web/kit/text-field.tsx';
import { toasts } from '../../../../web/kit/toast.tsx';
import { Refusal } from '../../../../web/member/refusal.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useKept } from '../../../../web/shared/kept.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import type { MatterDetail } from '../../contract/reading.ts';
import { allianceEndpoints as api } from '../../contract.ts';
import { matterTones } from '../alliance-parts.tsx';
import { MatterView } from '../matter-parts.tsx';

type Act = 'agree' | 'refuse' | 'write' | 'hand_in' | 'take_back';

/** Answering, and writing the part of the own assembly; what is typed is kept. */
function Doing({ data }: { data: MatterDetail }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const client = useQueryClient();
  const may = (act: Act) => data.abilities.includes(act);
  const own = data.parts.find((part) => part.own);
  const kept = useKept(`alliance-matter:${data.matterId}`, { text: own?.text ?? '', reason: '' });
  const params = { matterId: data.matterId };
  const { text, reason } = kept.value;
  const seen = { expectedVersion: data.version };
  const act = useMutation({
    mutationFn(which: Act): Promise<unknown> {
      if (which === 'agree') return call(api.agreeAllianceMatter, code, { params, body: seen });
      if (which === 'refuse') return call(api.refuseAllianceMatter, code, { params, body: { ...seen, reason } });
      if (which === 'write') return call(api.writeAlliancePart, code, { params, body: { ...seen, text } });
      const endpoint = which === 'hand_in' ? api.handInAlliancePart : api.takeBackAlliancePart;
      return call(endpoint, code, { params, body: seen });
    },
    async onSuccess(_answer, which) {
      if (which === 'write' || which === 'refuse') await kept.clear();
      await client.invalidateQueries();
      toasts.add({ text: t(`alliances.done.${which}`) });
    },
  });
  const button = (which: Act, look: 'primary' | 'secondary' = 'primary') =>
    may(which) && (
      <Button wide look={look} busy={act.isPending} onClick={() => act.mutate(which)}>
        {t(`alliances.action.${which}`)}
      </Button>
    );
  if (!(['agree', 'write', 'hand_in', 'take_back'] as const).some(may)) return null;
  return (
    <Section id="own" title={t('alliances.section.own')}>
      {may('refuse') && (
        <TextArea
          name="reason"
          label={t('alliances.field.refuseReason')}
          rows={3}
          limit={500}
          value={reason}
          onChange={(event) => kept.set({ ...kept.value, reason: event.target.value })}
        />
      )}
      {may('write') && (
        <TextArea
          name="text"
          label={t('alliances.field.partText')}
          rows={8}
          limit={3000}
          value={text}
          onChange={(event) => kept.set({ ...kept.value, text: event.target.value })}
        />
      )}
      <div className="m-actions">
        {button('agree')}
        {button('refuse', 'secondary')}
        {button('write', may('hand_in') ? 'secondary' : 'primary')}
        {button('hand_in')}
        {button('take_back', 'secondary')}
      </div>
      <Refusal error={act.error} />
    </Section>
  );
}

export function MatterScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { matterId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['alliance-matter', code, matterId],
    queryFn: () => call(api.getAllianceMatter, code, { params: { matterId } }),
  });
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton shape="text" />;
  return (
    <>
      <BackLink href={`/m/${code}/alliances/${data.allianceId}`}>{data.alliance}</BackLink>
      <PageTitle
        title={data.title}
        meta={
          <>
            <StateTag tone={matterTones[data.state]}>{t(`alliances.state.${data.state}`)}</StateTag>
            <span>{t('alliances.led', { lead: data.lead.name, proposer: data.proposer.name })}</span>
          </>
        }
      />
      <Doing data={data} />
      <MatterView data={data} base={`/m/${code}`} />
    </>
  );
}
