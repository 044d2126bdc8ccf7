/** What narrows the list of accounts. */
import { useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { call } from '../../../../../web/client.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { AddressFilters } from '../../../../../web/staff/address-filters.ts';
import { FilterChoice, FilterClear, FilterWords } from '../../../../../web/staff/filter-parts.tsx';
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
  const part = (name: string, label: string) => ({ name, label, get, set });
  const states = accountState.options.filter((state) => state !== 'attacked' || seesAttacks);
  return (
    <Flex gap={8} wrap className="d-gap">
      <FilterWords {...part('search', t('staff.accounts.search'))} />
      <FilterChoice
        {...part('role', t('staff.accounts.role'))}
        options={roles.map((item) => ({ value: item, label: t(`accounts.role.${item}`) }))}
      />
      <FilterChoice
        {...part('unitId', t('staff.col.unit'))}
        options={data?.units.map((unit) => ({ value: unit.id, label: unit.name }))}
      />
      <FilterChoice
        {...part('state', t('staff.col.state'))}
        options={states.map((state) => ({ value: state, label: t(`staff.accounts.state.${state}`) }))}
      />
      <FilterClear names={narrowings} get={get} set={set} />
    </Flex>
  );
}
