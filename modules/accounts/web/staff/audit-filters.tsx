/** What narrows the audit trail; each a key of the address and of the query. */
import { Button, Flex, Input, Select } from 'antd';
import { useSession } from '../../../../web/shared/session.tsx';
import type { AddressFilters } from '../../../../web/staff/address-filters.ts';
import { auditGroupNames } from '../../audit-actions.ts';

export const auditNarrowings = ['person', 'group', 'from', 'until'] as const;

export function AuditFilters({ get, set }: AddressFilters) {
  const { t } = useSession();
  return (
    <Flex gap={8} wrap className="d-gap" align="end">
      <Input.Search
        key={get('person') ?? ''}
        className="d-search"
        allowClear
        aria-label={t('staff.audit.person')}
        placeholder={t('staff.audit.person')}
        defaultValue={get('person')}
        onSearch={(person) => set({ person: person.trim() || undefined })}
      />
      <Select
        className="d-filter d-question"
        allowClear
        aria-label={t('staff.audit.action')}
        placeholder={t('staff.audit.action')}
        popupMatchSelectWidth={false}
        value={get('group')}
        onChange={(group?: string) => set({ group })}
        options={auditGroupNames.map((group) => ({ value: group, label: t(`accounts.audit.group.${group}`) }))}
      />
      {(['from', 'until'] as const).map((name) => (
        <label key={`${name}${get(name) ?? ''}`} htmlFor={`audit-${name}`}>
          {t(`staff.audit.${name}`)}{' '}
          <Input
            id={`audit-${name}`}
            type="date"
            className="d-filter"
            defaultValue={get(name)}
            onBlur={({ target }) => target.value !== (get(name) ?? '') && set({ [name]: target.value || undefined })}
          />
        </label>
      ))}
      {auditNarrowings.some((name) => get(name)) && (
        <Button type="text" onClick={() => set(Object.fromEntries(auditNarrowings.map((name) => [name, undefined])))}>
          {t('staff.filter.clear')}
        </Button>
      )}
    </Flex>
  );
}
