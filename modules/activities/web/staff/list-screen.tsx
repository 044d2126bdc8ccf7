/** The work list of activities: filters, order and opened one in the address. */
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Flex, Select } from 'antd';
import { Link, useNavigate } from 'react-router';
import { addressOf, call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { type AddressFilters, useAddressFilters } from '../../../../web/staff/address-filters.ts';
import { choiceProps, FilterChoice, FilterClear, FilterDay, FilterWords } from '../../../../web/staff/filter-parts.tsx';
import { ChooseColumns, type Column, type Orders, sortable, useHidden } from '../../../../web/staff/list/columns.tsx';
import { WorkList } from '../../../../web/staff/list/work-list.tsx';
import { State } from '../../../../web/staff/matter-parts.tsx';
import { SavedViews } from '../../../../web/staff/saved-views.tsx';
import { TakeAway } from '../../../../web/staff/take-away.tsx';
import type { TrailState } from '../../../../web/staff/trail.ts';
import type { ActivityLine } from '../../contract/reading.ts';
import { activityEndpoints } from '../../contract.ts';
import { activityStates, activityTypes } from '../../life.ts';
import { When } from '../parts.tsx';
import { ActivityDetailView } from './detail-screen.tsx';

const SIZE = 25;
const narrowings = ['words', 'type', 'state', 'coming', 'from', 'until'] as const;
const hideable = ['type', 'place', 'holder', 'answers'] as const;
const orders: Orders = {
  when: { sort: 'starts', usual: 'descend' },
  title: { sort: 'title', usual: 'ascend' },
  state: { sort: 'state', usual: 'ascend' },
  type: { sort: 'type', usual: 'ascend' },
};
const pathOf = (code: string, id: string) => `/desk/${code}/activities/${id}`;

function Filters({ get, set }: AddressFilters) {
  const { t } = useSession();
  const part = (name: string) => ({ name, label: t(`activities.desk.filter.${name}`), get, set });
  return (
    <Flex gap={8} wrap align="center" className="d-gap">
      <FilterWords {...part('words')} />
      <FilterChoice
        {...part('type')}
        options={activityTypes.map((type) => ({ value: type, label: t(`activities.type.${type}`) }))}
      />
      <Select
        {...choiceProps(
          t('staff.filter.state'),
          activityStates.map((state) => ({ value: state, label: t(`activities.state.${state}`) })),
        )}
        mode="multiple"
        maxTagCount={2}
        value={get('state')?.split(',') ?? []}
        onChange={(chosen: string[]) => set({ state: chosen.join(',') || undefined })}
      />
      <FilterDay {...part('from')} />
      <FilterDay {...part('until')} />
      <Checkbox
        checked={get('coming') === 'true'}
        onChange={(event) => set({ coming: event.target.checked ? 'true' : undefined })}
      >
        {t('activities.desk.filter.coming')}
      </Checkbox>
      <FilterClear names={narrowings} get={get} set={set} />
    </Flex>
  );
}

function useColumns(filters: AddressFilters, hidden: readonly string[]) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  return (narrow: boolean, trail: TrailState) => {
    const all: Column<ActivityLine>[] = [
      {
        key: 'title',
        title: t('activities.col.title'),
        className: 'd-subject',
        render: (_, line) => (
          <span className="d-line" title={line.title}>
            <Link to={pathOf(code, line.activityId)} state={{ trail }}>
              {line.title}
            </Link>
          </span>
        ),
      },
      {
        key: 'state',
        title: t('staff.col.state'),
        width: 112,
        render: (_, line) => <State state={line.state} room="activities" />,
      },
      {
        key: 'type',
        title: t('activities.col.type'),
        width: 112,
        render: (_, line) => t(`activities.type.${line.type}`),
      },
      {
        key: 'when',
        title: t('activities.col.when'),
        width: 224,
        render: (_, line) => <When short startsAt={line.startsAt} endsAt={line.endsAt} />,
      },
      { key: 'place', title: t('activities.col.place'), width: 160, render: (_, line) => line.place },
      {
        key: 'holder',
        title: t('activities.col.holder'),
        width: 136,
        render: (_, line) => line.bodyName ?? t('activities.office'),
      },
      {
        key: 'answers',
        title: t('activities.col.answers'),
        width: 232,
        render: (_, line) => line.counts && t('activities.desk.answers', { ...line.counts }),
      },
    ];
    const kept = narrow ? ['title', 'state'] : all.map((column) => column.key);
    return sortable(all, filters, orders, 'starts', (key) => kept.includes(key) && !hidden.includes(key));
  };
}

export function ListScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const filters = useAddressFilters();
  const [hidden, setHidden] = useHidden('yt-hidden-activities', []);
  const navigate = useNavigate();
  const page = Number(filters.get('page') ?? 1);
  const asked = Object.fromEntries([...narrowings, 'sort', 'order'].map((key) => [key, filters.get(key)]));
  const query = useQuery({
    queryKey: ['activities', code, asked, page],
    queryFn: () => call(activityEndpoints.listActivities, code, { query: { ...asked, page, size: SIZE } as never }),
    placeholderData: (before) => before,
  });
  const narrowed = Object.fromEntries(narrowings.map((key) => [key, filters.get(key)]));
  return (
    <WorkList
      title={t('activities.title')}
      query={query}
      filters={filters}
      idOf={(line) => line.activityId}
      nameOf={(line) => line.title}
      pathOf={(id) => pathOf(code, id)}
      columns={useColumns(filters, hidden)}
      orders={orders}
      tools={
        <>
          {query.data?.mayPlan && (
            <Button type="primary" onClick={() => void navigate(`/desk/${code}/activities/new`)}>
              {t('activities.desk.plan')}
            </Button>
          )}
          {(query.data?.total ?? 0) > 0 && (
            <TakeAway
              label={t('staff.exportList', { count: query.data!.total })}
              hrefOf={(format) => addressOf(activityEndpoints.exportActivities, code, {}, { ...narrowed, format })}
            />
          )}
          <SavedViews screen="activities" />
          <ChooseColumns
            columns={hideable.map((key) => ({ key, title: t(`activities.col.${key}`) }))}
            hidden={hidden}
            onChange={setHidden}
          />
        </>
      }
      narrowing={<Filters {...filters} />}
      empty={t('activities.desk.empty')}
      item={(id, trail) => <ActivityDetailView key={id} activityId={id} trail={trail} />}
    />
  );
}
