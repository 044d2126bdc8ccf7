/** The bodies somebody convenes or speaks for: what was proposed in their name, and who belongs to them. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../../web/client.ts';
import { ButtonLink } from '../../../../web/kit/button.tsx';
import { ItemList, ListItem } from '../../../../web/kit/list-item.tsx';
import { Disclosure, Section } from '../../../../web/kit/section.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { memberEndpoints } from '../../../members/contract.ts';
import { proposalEndpoints } from '../../contract.ts';
import { LineMeta } from './shared.tsx';

const SHOWN = 5;
/** Members of a body named at once. */
const NAMED = 200;

function Members({ bodyId }: { bodyId: string }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { data } = useQuery({
    queryKey: ['body-members', code, bodyId],
    queryFn: () => call(memberEndpoints.listMembers, code, { query: { bodyId, size: NAMED } as never }),
    staleTime: 300_000,
  });
  if (!data || data.total === 0) return null;
  return (
    <Disclosure summary={t('member.inbox.bodyMembers', { count: data.total })}>
      <p>{data.members.map((member) => member.name).join(t('member.inbox.between'))}</p>
      {data.total > data.members.length && (
        <p className="yt-muted">{t('member.inbox.bodyMembersMore', { count: data.total - data.members.length })}</p>
      )}
    </Disclosure>
  );
}

export function OwnBodies() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const bodies = assembly!.grants.flatMap((grant) =>
    grant.role === 'body_contact' && grant.bodyId && grant.bodyName ? [{ id: grant.bodyId, name: grant.bodyName }] : [],
  );
  const { data } = useQuery({
    queryKey: ['mine', code, 'bodies'],
    queryFn: () =>
      call(proposalEndpoints.listProposals, code, {
        query: { mine: 'true', kind: 'body,joint_bodies', size: SHOWN } as never,
      }),
    enabled: bodies.length > 0,
  });
  if (bodies.length === 0 || !data) return null;
  return (
    <Section
      id="bodies"
      title={t('member.inbox.bodies', { names: bodies.map((body) => body.name).join(t('member.inbox.between')) })}
    >
      {data.items.length === 0 ? (
        <p className="yt-muted">{t('member.inbox.noBodies')}</p>
      ) : (
        <ItemList>
          {data.items.map((line) => (
            <ListItem
              key={line.proposalId}
              href={`/m/${code}/${line.state === 'draft' ? 'write' : 'proposals'}/${line.proposalId}`}
              title={line.subject || t('shared.untitled')}
              meta={<LineMeta line={line} />}
            />
          ))}
        </ItemList>
      )}
      {data.total > data.items.length && (
        <ButtonLink look="quiet" href={`/m/${code}/mine`}>
          {t('member.inbox.allBodies', { count: data.total })}
        </ButtonLink>
      )}
      {bodies.map((body) => (
        <Members key={body.id} bodyId={body.id} />
      ))}
    </Section>
  );
}
