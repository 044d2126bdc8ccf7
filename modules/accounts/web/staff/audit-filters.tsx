/** What narrows the audit trail; each a key of the address and of the query. */
import { Flex } from 'antd';
import { useSession } from '../../../../web/shared/session.tsx';
import type { AddressFilters } from '../../../../web/staff/address-filters.ts';
import { FilterChoice, FilterClear, FilterDay, FilterWords } from '../../../../web/staff/filter-parts.tsx';
import { auditGroupNames } from '../../audit-actions.ts';

export const auditNarrowings = ['person', 'group', 'from', 'until'] as const;

export function AuditFilters({ get, set }: AddressFilters) {
  const { t } = useSession();
  const part = (name: (typeof auditNarrowings)[number], word: string = name) => ({
    name,
    label: t(`staff.audit.${word}`),
    get,
    set,
  });
  return (
    <Flex gap={8} wrap align="center" className="d-gap">
      <FilterWords {...part('person')} />
      <FilterChoice
        {...part('group', 'action')}
        options={auditGroupNames.map((group) => ({ value: group, label: t(`audit.group.${group}`) }))}
      />
      <FilterDay {...part('from')} />
      <FilterDay {...part('until')} />
      <FilterClear names={auditNarrowings} get={get} set={set} />
    </Flex>
  );
}
