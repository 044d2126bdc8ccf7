/** Alliances somebody is named in. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../../web/client.ts';
import { PageTitle } from '../../../../web/kit/section.tsx';
import { Skeleton } from '../../../../web/kit/states.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { allianceEndpoints } from '../../contract.ts';
import { AllianceList } from '../alliance-list.tsx';

export function ListScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { data, error, refetch } = useQuery({
    queryKey: ['alliances', code],
    queryFn: () => call(allianceEndpoints.listAlliances, code, {}),
  });
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton shape="list" rows={4} />;
  return (
    <>
      <PageTitle title={t('alliances.title')} />
      <AllianceList items={data.items} base={`/m/${code}`} />
    </>
  );
}
