/** Inputs of steps on suggestions: members of the assembly, a body one speaks for. */
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { call } from '../../../../../web/client.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { OwnInputProps } from '../../../../../web/staff/steps/fields.ts';
import { memberEndpoints } from '../../../../members/contract.ts';

/** Found by name. @param many one, or several */
const membersInput = (many: boolean) =>
  function MembersInput({ id, value, onChange, context }: OwnInputProps) {
    const { t } = useSession();
    const [typed, setTyped] = useState('');
    const words = useDeferredValue(typed.trim());
    const { data, isFetching } = useQuery({
      queryKey: ['members', context.code, words],
      queryFn: () =>
        call(memberEndpoints.listMembers, context.code, { query: { search: words || undefined, size: 30 } as never }),
      placeholderData: (before) => before,
    });
    return (
      <Select
        id={id}
        value={value}
        onChange={onChange}
        mode={many ? 'multiple' : undefined}
        allowClear
        loading={isFetching}
        showSearch={{ onSearch: setTyped, filterOption: false }}
        placeholder={t('suggestions.desk.findMember')}
        options={(data?.members ?? []).map((member) => ({ value: member.id, label: member.name }))}
      />
    );
  };
export const MemberInput = membersInput(false);
export const MembersInput = membersInput(true);

/** For those who speak for a committee: in whose name; in their own as a member. */
export function OwnBodyInput({ id, value, onChange }: OwnInputProps) {
  const { assembly, t } = useSession();
  const bodies = assembly!.grants.flatMap((grant) =>
    grant.role === 'body_contact' && grant.bodyId ? [{ value: grant.bodyId, label: grant.bodyName ?? '' }] : [],
  );
  const member = assembly!.grants.some((grant) => grant.role === 'member');
  const options = [...(member ? [{ value: '', label: t('suggestions.desk.inPerson') }] : []), ...bodies];
  return <Select id={id} value={value ?? options[0]?.value} onChange={onChange} options={options} />;
}
