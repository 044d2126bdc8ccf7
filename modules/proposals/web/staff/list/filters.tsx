/** What narrows the work list. */
import { Checkbox, Flex, Select } from 'antd';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { AddressFilters } from '../../../../../web/staff/address-filters.ts';
import {
  choiceProps,
  FilterChoice,
  FilterClear,
  FilterDay,
  FilterWords,
} from '../../../../../web/staff/filter-parts.tsx';
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
  'filedFrom',
  'filedUntil',
  'dispatchedFrom',
  'dispatchedUntil',
  'repliedFrom',
  'repliedUntil',
] as const;

/** Spans a list is opened with, as from a figure; said in a sentence beside the filters. */
const spans = ['filed', 'dispatched', 'replied'] as const;

export function Filters({ get, set }: AddressFilters) {
  const { t, date } = useSession();
  const { data: options } = useOptions();
  const part = (name: string) => ({ name, label: t(`staff.filter.${name}`), get, set });
  const states = proposalStates.map((state) => ({ value: state, label: t(`proposals.state.${state}`) }));
  return (
    <Flex gap={8} wrap align="center" className="d-gap">
      <FilterWords {...part('words')} />
      <FilterChoice
        {...part('sessionId')}
        options={options?.sessions.map((item) => ({ value: item.sessionId, label: item.label }))}
      />
      <Select
        {...choiceProps(t('staff.filter.state'), states)}
        mode="multiple"
        maxTagCount={2}
        value={get('state')?.split(',') ?? []}
        onChange={(chosen: string[]) => set({ state: chosen.join(',') || undefined })}
      />
      <FilterChoice
        {...part('category')}
        options={options?.categories.map((item) => ({ value: item.code, label: item.label }))}
      />
      <FilterChoice
        {...part('unitId')}
        options={options?.units.map((item) => ({ value: item.unitId, label: item.name }))}
      />
      <FilterChoice
        {...part('class')}
        options={options?.classes.map((item) => ({ value: item.code, label: `${item.code} ${item.label}` }))}
      />
      <FilterDay {...part('submittedFrom')} />
      <FilterDay {...part('submittedUntil')} />
      <Checkbox
        checked={get('key') === 'true'}
        onChange={(event) => set({ key: event.target.checked ? 'true' : undefined })}
      >
        {t('staff.filter.key')}
      </Checkbox>
      {spans.flatMap((name) => {
        const [from, until] = [get(`${name}From`), get(`${name}Until`)];
        if (!from) return [];
        const days = { day: date(from), until: until && date(until) };
        return <span key={name}>{t(`staff.filter.${name}${until ? 'Span' : 'From'}`, days)}</span>;
      })}
      <FilterClear names={narrowings} get={get} set={set} />
    </Flex>
  );
}
