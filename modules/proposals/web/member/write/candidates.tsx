/** Co-signers to be chosen: people by name and sector, bodies by name. */
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { assemblyEndpoints } from '../../../../../modules/assemblies/contract.ts';
import { memberEndpoints } from '../../../../../modules/members/contract.ts';
import { call } from '../../../../../web/client.ts';
import { Button } from '../../../../../web/kit/button.tsx';
import { CheckboxGroup } from '../../../../../web/kit/choice.tsx';
import { Select } from '../../../../../web/kit/select.tsx';
import { Skeleton } from '../../../../../web/kit/states.tsx';
import { TextField } from '../../../../../web/kit/text-field.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { Refusal } from '../shared.tsx';

export interface Candidate {
  id: string;
  name: string;
  note: string;
}

/** Names shown at once. */
const SIZE = 12;

export function Candidates({
  byBody,
  chosen,
  choose,
}: {
  byBody: boolean;
  chosen: readonly Candidate[];
  choose(next: Candidate[]): void;
}) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [typed, setTyped] = useState('');
  const [sectorId, setSectorId] = useState('');
  const [size, setSize] = useState(SIZE);
  const search = useDeferredValue(typed.trim());
  const members = useQuery({
    queryKey: ['members', code, search, sectorId, size],
    queryFn: () =>
      call(memberEndpoints.listMembers, code, {
        query: { search: search || undefined, sectorId: sectorId || undefined, size } as never,
      }),
    enabled: !byBody,
    placeholderData: (before) => before,
  });
  const bodies = useQuery({
    queryKey: ['bodies', code],
    queryFn: () => call(assemblyEndpoints.listBodies, code, { query: {} }),
  });
  const me = assembly!.grants.map((grant) => grant.memberId);
  const own = assembly!.grants.map((grant) => grant.bodyId);
  const found: Candidate[] | undefined = byBody
    ? bodies.data?.bodies
        .filter((body) => !own.includes(body.id) && body.name.includes(search))
        .map((body) => ({ id: body.id, name: body.name, note: '' }))
    : members.data?.members
        .filter((member) => !me.includes(member.id))
        .map((member) => ({
          id: member.id,
          name: member.name,
          note: [member.sector?.name, member.workplace].filter(Boolean).join(' · '),
        }));
  const problem = byBody ? bodies.error : members.error;
  const more = byBody ? 0 : (members.data?.total ?? 0) - (members.data?.members.length ?? 0);
  const sectors = bodies.data?.bodies.filter((body) => body.kind === 'sector') ?? [];
  // Those chosen stay in sight when the search goes elsewhere.
  const shown = [...chosen, ...(found ?? []).filter((item) => !chosen.some((other) => other.id === item.id))];
  return (
    <div className="yt-stack">
      <div className="m-filters">
        <TextField
          name="search"
          type="search"
          label={t(byBody ? 'member.write.findBody' : 'member.write.findMember')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {!byBody && (
          <Select
            name="sector"
            label={t('member.write.sector')}
            placeholder={t('member.write.allSectors')}
            value={sectorId}
            options={sectors.map((body) => ({ value: body.id, label: body.name }))}
            onChange={(event) => setSectorId(event.target.value)}
          />
        )}
      </div>
      <Refusal error={problem} />
      {!found && !problem && <Skeleton shape="list" rows={3} />}
      {found?.length === 0 && <p className="yt-muted">{t('member.write.nobody')}</p>}
      {shown.length > 0 && (
        <CheckboxGroup
          name="cosigners"
          label={t(byBody ? 'member.write.chooseBodies' : 'member.write.choosePeople')}
          value={chosen.map((item) => item.id)}
          options={shown.map((item) => ({
            value: item.id,
            label: item.name,
            ...(item.note ? { hint: item.note } : {}),
          }))}
          onChange={(ids) => choose(shown.filter((item) => ids.includes(item.id)))}
        />
      )}
      {more > 0 && (
        <Button look="quiet" onClick={() => setSize((now) => Math.min(200, now + 4 * SIZE))}>
          {t('member.write.moreMembers', { count: more })}
        </Button>
      )}
    </div>
  );
}
