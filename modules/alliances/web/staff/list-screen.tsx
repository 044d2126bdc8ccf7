/** Alliances of the assembly at the desk; invitations to answer stand first. */
import { useQuery } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useNavigate } from 'react-router';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { allianceEndpoints } from '../../contract.ts';
import { AllianceList } from '../alliance-list.tsx';

export function ListScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ['alliances', code],
    queryFn: () => call(allianceEndpoints.listAlliances, code, {}),
  });
  return (
    <Loaded page query={query}>
      {(data) => (
        <>
          <Flex gap={12} wrap align="center" justify="space-between">
            <h1>{t('alliances.title')}</h1>
            {data.mayFound && (
              <Button type="primary" onClick={() => void navigate(`/desk/${code}/alliances/new`)}>
                {t('alliances.action.found')}
              </Button>
            )}
          </Flex>
          <AllianceList items={data.items} base={`/desk/${code}`} />
        </>
      )}
    </Loaded>
  );
}
