/** What narrows the work list. */
import { Button, Checkbox, Flex, Input, Select } from 'antd';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { AddressFilters } from '../../../../../web/staff/address-filters.ts';
import { proposalStates } from '../../../workflow.ts';
import { useOptions } from '../shared.tsx';

/** Filters of the list; each is a key of the address and of the query. */
export const narrowings = [
  'words',
  'sessionId',
  'state',
  'category',
  'unitId',
  'class',
  'key',
  'submittedFrom',
  'submittedUntil',
  'repliedFrom',
] as const;

interface Choice {
  value: string;
  label: string;
}

export function Filters({ get, set }: AddressFilters) {
  const { t, date } = useSession();
  const { data: options } = useOptions();
  const common = (name: string, choices: Choice[]) => ({
    allowClear: true,
    'aria-label': t(`staff.filter.${name}`),
    placeholder: t(`staff.filter.${name}`),
    className: 'd-filter',
    showSearch: { optionFilterProp: 'label' },
    options: choices,
  });
  const one = (name: string, choices: Choice[] = []) => (
    <Select {...common(name, choices)} value={get(name)} onChange={(value?: string) => set({ [name]: value })} />
  );
  const units = options?.units.map((item) => ({ value: item.unitId, label: item.name }));
  const narrowed = narrowings.some((name) => get(name));
  return (
    <Flex gap={8} wrap align="center" className="d-gap">
      <Input.Search
        key={get('words') ?? ''}
        className="d-search"
        allowClear
        aria-label={t('staff.filter.words')}
        placeholder={t('staff.filter.words')}
        defaultValue={get('words')}
        onSearch={(words) => set({ words: words || undefined })}
      />
      {one(
        'sessionId',
        options?.sessions.map((item) => ({ value: item.sessionId, label: item.label })),
      )}
      <Select
        {...common(
          'state',
          proposalStates.map((state) => ({ value: state, label: t(`proposals.state.${state}`) })),
        )}
        mode="multiple"
        maxTagCount={2}
        value={get('state')?.split(',') ?? []}
        onChange={(states: string[]) => set({ state: states.join(',') || undefined })}
      />
      {one(
        'category',
        options?.categories.map((item) => ({ value: item.code, label: item.label })),
      )}
      {one('unitId', units)}
      {one(
        'class',
        options?.classes.map((item) => ({ value: item.code, label: `${item.code} ${item.label}` })),
      )}
      {(['submittedFrom', 'submittedUntil'] as const).map((name) => (
        <label key={`${name}${get(name) ?? ''}`} htmlFor={`list-${name}`} className="d-dated">
          {t(`staff.filter.${name}`)}
          <Input
            id={`list-${name}`}
            type="date"
            className="d-filter"
            defaultValue={get(name)}
            onBlur={({ target }) => target.value !== (get(name) ?? '') && set({ [name]: target.value || undefined })}
          />
        </label>
      ))}
      <Checkbox
        checked={get('key') === 'true'}
        onChange={(event) => set({ key: event.target.checked ? 'true' : undefined })}
      >
        {t('staff.filter.key')}
      </Checkbox>
      {get('repliedFrom') && <span>{t('staff.filter.repliedFrom', { day: date(get('repliedFrom')!) })}</span>}
      {narrowed && (
        <Button type="text" onClick={() => set(Object.fromEntries(narrowings.map((name) => [name, undefined])))}>
          {t('staff.filter.clear')}
        </Button>
      )}
    </Flex>
  );
}
