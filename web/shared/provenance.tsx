/** Where a matter came from and what became of it, beside the matter, on the desk and on the member's front. */
import { useQuery } from '@tanstack/react-query';
import { linkEndpoints, type ShownLinkView } from '../../platform/links/contract.ts';
import { call } from '../client.ts';
import { Section } from '../kit/section.tsx';
import { SummaryList } from '../kit/summary-list.tsx';
import { Link } from '../kit/words-context.tsx';
import { useSession } from './session.tsx';

interface ProvenanceProps {
  /** As the API names it. */
  kind: string;
  matterId: string;
  /** Address of the assembly on this front. */
  base: string;
}

function Other({ link, base }: { link: ShownLinkView; base: string }) {
  const { t, date } = useSession();
  const title = [link.label, link.title || (link.matterId && t('shared.untitled'))].filter(Boolean).join(' ');
  return (
    <>
      {link.path ? <Link href={`${base}${link.path}`}>{title}</Link> : title}{' '}
      <small className="yt-muted">{[link.who, date(link.at)].filter(Boolean).join(' · ')}</small>
    </>
  );
}

/** Draws nothing where there is nothing to tell. */
export function Provenance({ kind, matterId, base }: ProvenanceProps) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { data } = useQuery({
    queryKey: ['links', code, kind, matterId],
    queryFn: () => call(linkEndpoints.getLinks, code, { params: { kind, matterId } }),
  });
  const links = data ? [...data.from, ...data.became] : [];
  if (links.length === 0) return null;
  return (
    <Section id="provenance" title={t('shared.provenance')}>
      <SummaryList
        items={links.map((link, at) => ({
          key: `${link.relation}${link.matterId}${at}`,
          term: link.says,
          value: <Other link={link} base={base} />,
        }))}
      />
    </Section>
  );
}
