/** Where a matter came from and what became of it, beside the matter, on the desk and on the member's front. */
import { useQuery } from '@tanstack/react-query';
import { linkEndpoints, type ShownLinkView } from '../../platform/links/contract.ts';
import { call } from '../client.ts';
import { Section } from '../kit/section.tsx';
import { Link } from '../kit/words-context.tsx';
import { useSession } from './session.tsx';

interface ProvenanceProps {
  /** As the API names it. */
  kind: string;
  matterId: string;
  /** Address of the assembly on this front. */
  base: string;
  /** In the narrow column of the desk, under a plain heading like those around it. */
  beside?: boolean;
}

function Told({ link, base }: { link: ShownLinkView; base: string }) {
  const { t, date } = useSession();
  const title = [link.label, link.title || (link.matterId && t('shared.untitled'))].filter(Boolean).join(' ');
  return (
    <li>
      <span>{link.says}</span>
      {title && (link.path ? <Link href={`${base}${link.path}`}>{title}</Link> : <span>{title}</span>)}
      <small>{[link.who, date(link.at)].filter(Boolean).join(' · ')}</small>
    </li>
  );
}

/** Draws nothing where there is nothing to tell. */
export function Provenance({ kind, matterId, base, beside }: ProvenanceProps) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { data } = useQuery({
    queryKey: ['links', code, kind, matterId],
    queryFn: () => call(linkEndpoints.getLinks, code, { params: { kind, matterId } }),
  });
  const links = data ? [...data.from, ...data.became] : [];
  if (links.length === 0) return null;
  const list = (
    <ul className="yt-provenance">
      {links.map((link, at) => (
        <Told key={`${link.relation}${link.matterId}${at}`} link={link} base={base} />
      ))}
    </ul>
  );
  const title = t('shared.provenance');
  if (!beside)
    return (
      <Section id="provenance" title={title}>
        {list}
      </Section>
    );
  return (
    <section id="provenance" aria-labelledby="provenance-title">
      <h2 id="provenance-title">{title}</h2>
      {list}
    </section>
  );
}
