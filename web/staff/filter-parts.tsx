/** What narrows a list of the desk, each part a key of the address. */
import { Button, Input, Select } from 'antd';
import { useSession } from '../shared/session.tsx';
import type { AddressFilters } from './address-filters.ts';

type Filters = Pick<AddressFilters, 'get' | 'set'>;

export interface FilterOption {
  value: string;
  label: string;
}

interface Part extends Filters {
  /** Key of the address and of the query. */
  name: string;
  label: string;
}

/** Words to search for; sent with Enter or the button. */
export function FilterWords({ name, label, get, set }: Part) {
  return (
    <Input.Search
      key={get(name) ?? ''}
      className="d-search"
      allowClear
      aria-label={label}
      placeholder={label}
      defaultValue={get(name)}
      onSearch={(words) => set({ [name]: words.trim() || undefined })}
    />
  );
}

/** What every choice among values looks like. */
export const choiceProps = (label: string, options: readonly FilterOption[] = []) => ({
  allowClear: true,
  'aria-label': label,
  placeholder: label,
  className: 'd-filter',
  popupMatchSelectWidth: false,
  showSearch: { optionFilterProp: 'label' },
  options: [...options],
});

export function FilterChoice({ name, label, options, get, set }: Part & { options?: readonly FilterOption[] }) {
  return (
    <Select {...choiceProps(label, options)} value={get(name)} onChange={(value?: string) => set({ [name]: value })} />
  );
}

/** A day; taken when the field is left, as it is typed in parts. */
export function FilterDay({ name, label, get, set }: Part) {
  const id = `filter-${name}`;
  return (
    <label key={`${name}${get(name) ?? ''}`} htmlFor={id} className="d-dated">
      {label}
      <Input
        id={id}
        type="date"
        className="d-filter"
        defaultValue={get(name)}
        onBlur={({ target }) => target.value !== (get(name) ?? '') && set({ [name]: target.value || undefined })}
      />
    </label>
  );
}

/** Takes all filters away; there only while one is set. */
export function FilterClear({ names, get, set }: Filters & { names: readonly string[] }) {
  const { t } = useSession();
  if (!names.some((name) => get(name))) return null;
  return (
    <Button type="text" onClick={() => set(Object.fromEntries(names.map((name) => [name, undefined])))}>
      {t('staff.filter.clear')}
    </Button>
  );
}
