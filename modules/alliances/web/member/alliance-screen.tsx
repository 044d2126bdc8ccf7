/** One alliance on the phone: what it works on, what it is for, who is in it. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { BackLink } from '../../../../web/kit/page-frame.tsx';
import { PageTitle } from '../../../../web/kit/section.tsx';
import { Skeleton } from '../../../../web/kit/states.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { allianceEndpoints as api } from '../../contract.ts';
import { Facts, Matters, People, Seats } from '../alliance-parts.tsx';

export function AllianceScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { allianceId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['alliance', code, allianceId],
    queryFn: () => call(api.getAlliance, code, { params: { allianceId } }),
  });
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton shape="text" />;
  return (
    <>
      <BackLink href={`/m/${code}/alliances`}>{t('alliances.title')}</BackLink>
      <PageTitle title={data.name} />
      <Matters matters={data.matters} base={`/m/${code}`} />
      <Facts data={data} />
      <Seats data={data} />
      <People data={data} />
    </>
  );
}
