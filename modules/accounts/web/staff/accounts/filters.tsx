/** What narrows the list of accounts. */
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Input, Select } from 'antd';
import { call } from '../../../../../web/client.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { AddressFilters } from '../../../../../web/staff/address-filters.ts';
import { assemblyEndpoints } from '../../../../assemblies/contract.ts';
import { accountState } from '../../../contract.ts';
import { roles } from '../../../roles.ts';

/** Each is a key of the address and of the query. */
export const narrowings = ['search', 'role', 'unitId', 'state'] as const;

/** @param seesAttacks whether the reader is told which accounts strangers guess at */
export function Filters({ get, set, seesAttacks }: AddressFilters & { seesAttacks: boolean }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { data } = useQuery({
    queryKey: ['units', code],
    queryFn: () => call(assemblyEndpoints.listUnits, code, { query: {} }),
  });
  const one = (name: 'role' | 'unitId' | 'state', label: string, choices: Array<{ value: string; label: string }>) => (
    <Select
      allowClear
      className="d-filter"
      aria-label={label}
      placeholder={label}
      showSearch={{ optionFilterProp: 'label' }}
      options={choices}
      value={get(name)}
      onChange={(value?: string) => set({ [name]: value })}
    />
  );
  const states = accountState.options.filter((state) => state !== 'attacked' || seesAttacks);
  return (
    <Flex gap={8} wrap className="d-gap">
      <Input.Search
        key={get('search') ?? ''}
        className="d-search"
        allowClear
        aria-label={t('staff.accounts.search')}
        placeholder={t('staff.accounts.search')}
        defaultValue={get('search')}
        onSearch={(words) => set({ search: words.trim() || undefined })}
      />
      {one(
        'role',
        t('staff.accounts.role'),
        roles.map((item) => ({ value: item, label: t(`accounts.role.${item}`) })),
      )}
      {one('unitId', t('staff.col.unit'), data?.units.map((unit) => ({ value: unit.id, label: unit.name })) ?? [])}
      {one(
        'state',
        t('staff.col.state'),
        states.map((state) => ({ value: state, label: t(`staff.accounts.state.${state}`) })),
      )}
      {narrowings.some((name) => get(name)) && (
        <Button onClick={() => set(Object.fromEntries(narrowings.map((name) => [name, undefined])))}>
          {t('staff.filter.clear')}
        </Button>
      )}
    </Flex>
  );
}
