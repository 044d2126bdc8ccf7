/** The register of members: narrowed, sorted and opened by its address, taken away, added to. */
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Flex } from 'antd';
import { Link } from 'react-router';
import { comma } from '../../../../platform/i18n/lists.ts';
import { addressOf, call } from '../../../../web/client.ts';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { type AddressFilters, useAddressFilters } from '../../../../web/staff/address-filters.ts';
import { FilterChoice, FilterClear, FilterWords } from '../../../../web/staff/filter-parts.tsx';
import { ChooseColumns, type Column, type Orders, sortable, useHidden } from '../../../../web/staff/list/columns.tsx';
import { WorkList } from '../../../../web/staff/list/work-list.tsx';
import { SavedViews } from '../../../../web/staff/saved-views.tsx';
import { TakeAway } from '../../../../web/staff/take-away.tsx';
import type { TrailState } from '../../../../web/staff/trail.ts';
import type { MemberView } from '../../contract/shared.ts';
import { memberEndpoints } from '../../contract.ts';
import { memberStates } from '../../life.ts';
import { AddMember } from './add-member.tsx';
import { useBodies } from './bodies.ts';
import { MemberRecordView } from './member-screen.tsx';

const SIZE = 25;
const narrowings = ['search', 'sectorId', 'committeeId', 'partyId', 'groupId', 'standing', 'state'] as const;
const kinds = { sectorId: 'sector', committeeId: 'committee', partyId: 'party', groupId: 'group' } as const;
const hideable = ['committee', 'party', 'group', 'posts', 'workplace', 'state'] as const;
const orders: Orders = {
  number: { sort: 'number', usual: 'ascend' },
  name: { sort: 'name', usual: 'ascend' },
  sector: { sort: 'sector', usual: 'ascend' },
  workplace: { sort: 'workplace', usual: 'ascend' },
};
const pathOf = (code: string, id: string) => `/desk/${code}/members/${id}`;

function Filters({ get, set }: AddressFilters) {
  const { t } = useSession();
  const bodies = useBodies();
  const part = (name: string) => ({ name, label: t(`members.desk.filter.${name}`), get, set });
  return (
    <Flex gap={8} wrap align="center" className="d-gap">
      <FilterWords name="search" label={t('members.desk.search')} get={get} set={set} />
      {Object.entries(kinds).map(([name, kind]) => (
        <FilterChoice key={name} {...part(name)} options={bodies(kind)} />
      ))}
      <FilterChoice
        {...part('state')}
        options={[
          ...memberStates.map((state) => ({ value: state as string, label: t(`members.state.${state}`) })),
          { value: 'all', label: t('members.desk.all') },
        ]}
      />
      <Checkbox
        checked={get('standing') === 'true'}
        onChange={(event) => set({ standing: event.target.checked ? 'true' : undefined })}
      >
        {t('members.desk.standing_only')}
      </Checkbox>
      <FilterClear names={narrowings} get={get} set={set} />
    </Flex>
  );
}

function useColumns(filters: AddressFilters, hidden: readonly string[]) {
  const { assembly, t, locale } = useSession();
  const code = assembly!.code;
  return (narrow: boolean, trail: TrailState) => {
    const title = (key: string) => t(`members.column.${key}`);
    const all: Column<MemberView>[] = [
      { key: 'number', title: title('number'), width: 80, render: (_, line) => line.number },
      {
        key: 'name',
        title: title('name'),
        width: 140,
        className: 'd-subject',
        render: (_, line) => (
          <Link to={pathOf(code, line.id)} state={{ trail }}>
            {line.name}
          </Link>
        ),
      },
      { key: 'sector', title: title('sector'), width: 150, render: (_, line) => line.sector?.name },
      {
        key: 'committee',
        title: title('committee'),
        width: 190,
        render: (_, line) => [line.committee?.name, line.committee2?.name].filter(Boolean).join(comma(locale)),
      },
      { key: 'party', title: title('party'), width: 150, render: (_, line) => line.party?.name },
      { key: 'group', title: title('group'), width: 110, render: (_, line) => line.group?.name },
      {
        key: 'posts',
        title: title('posts'),
        width: 120,
        render: (_, line) => line.posts || (line.standing ? t('members.standing') : ''),
      },
      {
        key: 'workplace',
        title: title('workplace'),
        width: 200,
        render: (_, line) => [line.workplace, line.post].filter(Boolean).join(' '),
      },
      {
        key: 'state',
        title: title('state'),
        width: 96,
        render: (_, line) => (
          <StateTag tone={line.state === 'serving' ? 'active' : 'stopped'}>{t(`members.state.${line.state}`)}</StateTag>
        ),
      },
    ];
    const kept = narrow ? ['name', 'sector'] : all.map((column) => column.key);
    return sortable(all, filters, orders, 'order', (key) => kept.includes(key) && !hidden.includes(key));
  };
}

export function ListScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const filters = useAddressFilters();
  const [hidden, setHidden] = useHidden('yt-hidden-members', ['group']);
  const page = Number(filters.get('page') ?? 1);
  const asked = Object.fromEntries([...narrowings, 'sort', 'order'].map((key) => [key, filters.get(key)]));
  const query = useQuery({
    queryKey: ['members', code, asked, page],
    queryFn: async () => {
      const found = await call(memberEndpoints.listMembers, code, { query: { ...asked, page, size: SIZE } as never });
      return { items: found.members, total: found.total, page: found.page, size: SIZE };
    },
    placeholderData: (before) => before,
  });
  const office = assembly!.grants.some((grant) => grant.role === 'clerk');
  const narrowed = Object.fromEntries(narrowings.map((key) => [key, filters.get(key)]));
  return (
    <WorkList
      title={t('members.register')}
      counted={(count) => t('members.counted', { count })}
      query={query}
      filters={filters}
      idOf={(line) => line.id}
      nameOf={(line) => line.name}
      pathOf={(id) => pathOf(code, id)}
      columns={useColumns(filters, hidden)}
      orders={orders}
      tools={
        <>
          {office && <AddMember />}
          {office && (query.data?.total ?? 0) > 0 && (
            <TakeAway
              label={t('members.desk.export', { count: query.data!.total })}
              hrefOf={(format) => addressOf(memberEndpoints.exportMembers, code, {}, { ...narrowed, format })}
            />
          )}
          <SavedViews screen="members" />
          <ChooseColumns
            columns={hideable.map((key) => ({ key, title: t(`members.column.${key}`) }))}
            hidden={hidden}
            onChange={setHidden}
          />
        </>
      }
      narrowing={<Filters {...filters} />}
      empty={t('members.desk.empty')}
      item={(id) => <MemberRecordView key={id} memberId={id} />}
    />
  );
}
