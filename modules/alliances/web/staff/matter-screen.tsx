/** One matter of an alliance at the desk. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { useTold } from '../../../../web/shared/told.ts';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { State } from '../../../../web/staff/matter-parts.tsx';
import { allianceEndpoints as api } from '../../contract.ts';
import { Record } from '../alliance-parts.tsx';
import { MatterView } from '../matter-parts.tsx';
import { Actions } from './actions.tsx';
import { matterDesk, matterOrder } from './matter-steps.tsx';

export function MatterScreen() {
  const { assembly, me, t } = useSession();
  const code = assembly!.code;
  const { matterId = '' } = useParams();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['alliance-matter', code, matterId],
    queryFn: () => call(api.getAllianceMatter, code, { params: { matterId } }),
  });
  const remove = useMutation({
    mutationFn: ({ what, id }: { what: 'file' | 'share'; id: string }) =>
      what === 'file'
        ? call(api.removeAllianceFile, code, { params: { matterId, allianceFileId: id }, body: {} })
        : call(api.unshareFromAlliance, code, { params: { matterId, shareId: id }, body: {} }),
    onSuccess: () => client.invalidateQueries(),
    onError: useTold(),
  });
  return (
    <Loaded page query={query}>
      {(data) => (
        <article className="d-detail">
          <header>
            <p>
              <Link to={`/desk/${code}/alliances/${data.allianceId}`}>{data.alliance}</Link>
            </p>
            <h1>{data.title}</h1>
            <Flex gap={16} wrap align="center">
              <State state={data.state} room="alliances" />
              <span>{t('alliances.led', { lead: data.lead.name, proposer: data.proposer.name })}</span>
            </Flex>
          </header>
          <Actions
            desk={matterDesk}
            order={matterOrder}
            abilities={data.abilities}
            context={{ code, matterId, detail: data, options: null, me: me.account!.name }}
          />
          <MatterView
            data={data}
            base={`/desk/${code}`}
            more={(what, id, title) =>
              data.abilities.includes(what === 'file' ? 'remove_file' : 'unshare') && (
                <Button
                  size="small"
                  aria-label={t('alliances.removeNamed', { title })}
                  onClick={() => remove.mutate({ what, id })}
                >
                  {t('staff.remove')}
                </Button>
              )
            }
          />
          <Record history={data.history} />
        </article>
      )}
    </Loaded>
  );
}
