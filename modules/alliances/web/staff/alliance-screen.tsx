/** One alliance at the desk: its matters first, then who is in it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { addressOf, call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { useTold } from '../../../../web/shared/told.ts';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { State } from '../../../../web/staff/matter-parts.tsx';
import { TakeAway } from '../../../../web/staff/take-away.tsx';
import { allianceEndpoints as api } from '../../contract.ts';
import { Facts, Matters, People, Record, Seats } from '../alliance-parts.tsx';
import { Actions } from './actions.tsx';
import { allianceDesk, allianceOrder } from './alliance-steps.tsx';

export function AllianceScreen() {
  const { assembly, me, t } = useSession();
  const code = assembly!.code;
  const { allianceId = '' } = useParams();
  const client = useQueryClient();
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ['alliance', code, allianceId],
    queryFn: () => call(api.getAlliance, code, { params: { allianceId } }),
  });
  const remove = useMutation({
    mutationFn: (personId: string) =>
      call(api.removeAlliancePerson, code, { params: { allianceId, personId }, body: {} }),
    onSuccess: () => client.invalidateQueries(),
    onError: useTold(),
  });
  return (
    <Loaded page query={query}>
      {(data) => (
        <article className="d-detail">
          <header>
            <p className="d-muted">{t('alliances.title')}</p>
            <h1>{data.name}</h1>
            <Flex gap={16} wrap align="center">
              <State state={data.mine === 'invited' ? data.mine : data.state} room="alliances" />
            </Flex>
          </header>
          <Actions
            desk={allianceDesk}
            order={allianceOrder}
            abilities={data.abilities}
            context={{ code, matterId: allianceId, detail: data, options: null, me: me.account!.name }}
          >
            {data.abilities.includes('propose') && (
              <Button onClick={() => void navigate(`/desk/${code}/alliances/${allianceId}/propose`)}>
                {t('alliances.action.propose')}
              </Button>
            )}
          </Actions>
          <div className="d-columns">
            <div className="d-main">
              {data.mine === 'joined' && (
                <Matters
                  matters={data.matters}
                  base={`/desk/${code}`}
                  aside={
                    data.matters.length > 0 && (
                      <TakeAway
                        label={t('staff.exportList', { count: data.matters.length })}
                        hrefOf={(format) => addressOf(api.exportAllianceMatters, code, { allianceId }, { format })}
                      />
                    )
                  }
                />
              )}
              <Record history={data.history} />
            </div>
            <aside className="d-side">
              <Facts data={data} />
              <Seats data={data} />
              {data.mine === 'joined' && (
                <People
                  data={data}
                  more={
                    data.abilities.includes('remove_person')
                      ? (person) => (
                          <Button
                            size="small"
                            aria-label={t('alliances.removePerson', { name: person.name })}
                            onClick={() => remove.mutate(person.personId)}
                          >
                            {t('staff.remove')}
                          </Button>
                        )
                      : undefined
                  }
                />
              )}
            </aside>
          </div>
        </article>
      )}
    </Loaded>
  );
}
