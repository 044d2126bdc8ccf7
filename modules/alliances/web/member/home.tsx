/** Alliances on the first page of those who are named in one; nothing for everybody else. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../../web/client.ts';
import { Section } from '../../../../web/kit/section.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { allianceEndpoints } from '../../contract.ts';
import { AllianceList } from '../alliance-list.tsx';

export function Home() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { data } = useQuery({
    queryKey: ['alliances', code],
    queryFn: () => call(allianceEndpoints.listAlliances, code, {}),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Section id="alliances" title={t('alliances.title')}>
      <AllianceList items={data.items} base={`/m/${code}`} />
    </Section>
  );
}
