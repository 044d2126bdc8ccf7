/** The work list of suggestions: filters, order and opened one in the address; groups of the same words as one line. */
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Flex, Select } from 'antd';
import { Link, useNavigate } from 'react-router';
import { comma } from '../../../../platform/i18n/lists.ts';
import { addressOf, call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { type AddressFilters, useAddressFilters } from '../../../../web/staff/address-filters.ts';
import { choiceProps, FilterChoice, FilterClear, FilterDay, FilterWords } from '../../../../web/staff/filter-parts.tsx';
import { ChooseColumns, type Column, type Orders, sortable, useHidden } from '../../../../web/staff/list/columns.tsx';
import { WorkList } from '../../../../web/staff/list/work-list.tsx';
import { Clock, Day, State } from '../../../../web/staff/matter-parts.tsx';
import { SavedViews } from '../../../../web/staff/saved-views.tsx';
import { TakeAway } from '../../../../web/staff/take-away.tsx';
import type { TrailState } from '../../../../web/staff/trail.ts';
import type { SuggestionLine } from '../../contract/reading.ts';
import { suggestionEndpoints } from '../../contract.ts';
import { suggestionStates } from '../../life.ts';
import { ScreenMany } from './bulk.tsx';
import { SuggestionDetailView } from './detail-screen.tsx';
import { useOptions } from './options.ts';
import { PlacesMap } from './places-map.tsx';

const SIZE = 25;
const narrowings = [
  'words',
  'state',
  'category',
  'unitId',
  'place',
  'area',
  'receivedFrom',
  'receivedUntil',
  'objected',
  'withPhotos',
] as const;
const hideable = ['category', 'place', 'lead', 'joined', 'clock', 'received'] as const;
const orders: Orders = {
  number: { sort: 'number', usual: 'descend' },
  subject: { sort: 'subject', usual: 'ascend' },
  state: { sort: 'state', usual: 'ascend' },
  category: { sort: 'category', usual: 'ascend' },
  clock: { sort: 'due', usual: 'ascend' },
  received: { sort: 'received', usual: 'descend' },
};
const pathOf = (code: string, id: string) => `/desk/${code}/suggestions/${id}`;

function Filters({ get, set }: AddressFilters) {
  const { t } = useSession();
  const { data: options } = useOptions();
  const part = (name: string) => ({ name, label: t(`suggestions.desk.filter.${name}`), get, set });
  const ticked = (name: string) => (
    <Checkbox
      checked={get(name) === 'true'}
      onChange={(event) => set({ [name]: event.target.checked ? 'true' : undefined })}
    >
      {t(`suggestions.desk.filter.${name}`)}
    </Checkbox>
  );
  return (
    <Flex gap={8} wrap align="center" className="d-gap">
      <FilterWords {...part('words')} />
      <Select
        {...choiceProps(
          t('staff.filter.state'),
          suggestionStates.map((state) => ({ value: state, label: t(`suggestions.state.${state}`) })),
        )}
        mode="multiple"
        maxTagCount={2}
        value={get('state')?.split(',') ?? []}
        onChange={(chosen: string[]) => set({ state: chosen.join(',') || undefined })}
      />
      <FilterChoice
        {...part('category')}
        options={options?.categories.map((item) => ({ value: item.code, label: item.label })) ?? []}
      />
      <FilterChoice
        {...part('unitId')}
        options={options?.units.map((item) => ({ value: item.unitId, label: item.name })) ?? []}
      />
      <FilterDay {...part('receivedFrom')} />
      <FilterDay {...part('receivedUntil')} />
      {ticked('objected')}
      {ticked('withPhotos')}
      {ticked('grouped')}
      {ticked('map')}
      <FilterClear names={narrowings} get={get} set={set} />
    </Flex>
  );
}

function useColumns(filters: AddressFilters, hidden: readonly string[]) {
  const { assembly, t, locale } = useSession();
  const code = assembly!.code;
  return (narrow: boolean, trail: TrailState) => {
    const all: Column<SuggestionLine>[] = [
      { key: 'number', title: t('staff.col.number'), width: 72, render: (_, line) => line.number ?? '' },
      {
        key: 'subject',
        title: t('suggestions.desk.col.subject'),
        className: 'd-subject',
        render: (_, line) => (
          <span className="d-line" title={line.excerpt}>
            {line.sameText > 1 && (
              <span className="d-muted">{t('suggestions.desk.sameText', { count: line.sameText })}</span>
            )}{' '}
            {line.photos > 0 && <span className="d-muted">{t('suggestions.desk.photos', { count: line.photos })}</span>}{' '}
            <Link to={pathOf(code, line.suggestionId)} state={{ trail }}>
              {line.subject || line.excerpt}
            </Link>
          </span>
        ),
      },
      {
        key: 'state',
        title: t('staff.col.state'),
        width: 144,
        render: (_, line) => <State state={line.state} room="suggestions" />,
      },
      { key: 'category', title: t('staff.fact.category'), width: 112, render: (_, line) => line.categoryLabel },
      { key: 'place', title: t('suggestions.desk.place'), width: 116, render: (_, line) => line.place },
      {
        key: 'lead',
        title: t('suggestions.desk.col.lead'),
        width: 124,
        render: (_, line) => line.lead ?? line.units.join(comma(locale)),
      },
      { key: 'joined', title: t('suggestions.desk.col.joined'), width: 72, render: (_, line) => line.joined || '' },
      {
        key: 'clock',
        title: t('staff.col.clock'),
        width: 248,
        render: (_, line) => line.clock && <Clock clock={line.clock} room="suggestions" short />,
      },
      {
        key: 'received',
        title: t('suggestions.desk.fact.received'),
        width: 96,
        render: (_, line) => <Day at={line.receivedAt} />,
      },
    ];
    const kept = narrow ? ['subject', 'state'] : all.map((column) => column.key);
    return sortable(all, filters, orders, 'updated', (key) => kept.includes(key) && !hidden.includes(key));
  };
}

export function ListScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const filters = useAddressFilters();
  const [hidden, setHidden] = useHidden('yt-hidden-suggestions', ['category', 'joined']);
  const navigate = useNavigate();
  const page = Number(filters.get('page') ?? 1);
  const asked = Object.fromEntries([...narrowings, 'grouped', 'sort', 'order'].map((key) => [key, filters.get(key)]));
  const query = useQuery({
    queryKey: ['suggestions', code, asked, page],
    queryFn: () => call(suggestionEndpoints.listSuggestions, code, { query: { ...asked, page, size: SIZE } as never }),
    placeholderData: (before) => before,
  });
  const names: Readonly<Record<(typeof hideable)[number], string>> = {
    category: t('staff.fact.category'),
    place: t('suggestions.desk.place'),
    lead: t('suggestions.desk.col.lead'),
    joined: t('suggestions.desk.col.joined'),
    clock: t('staff.col.clock'),
    received: t('suggestions.desk.fact.received'),
  };
  const screens = assembly!.grants.some((grant) => grant.role === 'clerk');
  const takes = assembly!.grants.some((grant) => grant.role !== 'member' && grant.role !== 'body_contact');
  const narrowed = Object.fromEntries(narrowings.map((key) => [key, filters.get(key)]));
  return (
    <WorkList
      title={t('suggestions.title')}
      query={query}
      filters={filters}
      idOf={(line) => line.suggestionId}
      nameOf={(line) => line.subject || line.excerpt}
      pathOf={(id) => pathOf(code, id)}
      columns={useColumns(filters, hidden)}
      orders={orders}
      tools={
        <>
          {screens && <Button href={`/${code}/suggestions/poster`}>{t('suggestions.desk.poster')}</Button>}
          <Button href={`/${code}/suggestions/screening`}>{t('suggestions.desk.moderation')}</Button>
          <Button onClick={() => void navigate(`/desk/${code}/suggestions/figures`)}>
            {t('suggestions.figures.page')}
          </Button>
          {screens && (
            <Button onClick={() => void navigate(`/desk/${code}/suggestions/imports`)}>
              {t('suggestions.importing.title')}
            </Button>
          )}
          {takes && (query.data?.total ?? 0) > 0 && (
            <TakeAway
              label={t('staff.exportList', { count: query.data!.total })}
              hrefOf={(format) => addressOf(suggestionEndpoints.exportSuggestions, code, {}, { ...narrowed, format })}
            />
          )}
          <SavedViews screen="suggestions" />
          <ChooseColumns
            columns={hideable.map((key) => ({ key, title: names[key] }))}
            hidden={hidden}
            onChange={setHidden}
          />
        </>
      }
      narrowing={
        <>
          <Filters {...filters} />
          {filters.get('map') === 'true' && <PlacesMap asked={narrowed} />}
        </>
      }
      empty={t('suggestions.desk.empty')}
      {...(screens
        ? {
            markable: (line: SuggestionLine) => line.state === 'received',
            many: (chosen: SuggestionLine[], done: () => void) => <ScreenMany lines={chosen} onDone={done} />,
          }
        : {})}
      item={(id, trail) => <SuggestionDetailView key={id} suggestionId={id} trail={trail} />}
    />
  );
}
