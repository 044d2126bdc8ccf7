import type { ProvenanceView, ShownLinkView } from '../../platform/links/contract.ts';
import type { PageEnv } from './page.tsx';

/** Where a public matter came from and what became of it: lines of its facts, those that happened alike under one name. */
export function ProvenanceFacts({ env, data }: { env: PageEnv; data: ProvenanceView }) {
  const groups = Map.groupBy([...data.from, ...data.became], (link) => link.says);
  return [...groups].map(([says, links]) => (
    <div key={says} className="point">
      <dt>{says}</dt>
      <dd>
        {links.map((link) => (
          <Other key={`${link.kind}${link.matterId}`} env={env} link={link} />
        ))}
      </dd>
    </div>
  ));
}

function Other({ env, link }: { env: PageEnv; link: ShownLinkView }) {
  const title = [link.label, link.title].filter(Boolean).join(' ');
  return <div>{link.path ? <a href={`/${env.assembly!.code}${link.path}`}>{title}</a> : title}</div>;
}
