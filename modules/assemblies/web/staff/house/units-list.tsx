/** The units of the assembly: who is there, what each has in hand; added, corrected, closed and opened again. */
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Popconfirm, Table, type TableColumnsType } from 'antd';
import type { z } from 'zod';
import { call } from '../../../../../web/client.ts';
import { StateTag } from '../../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { useTold } from '../../../../../web/shared/told.ts';
import { useAddressFilters } from '../../../../../web/staff/address-filters.ts';
import { FilterChoice, FilterClear, FilterWords } from '../../../../../web/staff/filter-parts.tsx';
import { labelled } from '../../../../../web/staff/labelled.ts';
import { Loaded } from '../../../../../web/staff/loaded.tsx';
import { unitKinds } from '../../../contract.ts';
import { houseEndpoints } from '../../../house-contract.ts';
import { PlaceForm, sent } from './place-form.tsx';
import { holds, useHouse } from './use-house.ts';

type Row = z.output<typeof houseEndpoints.listUnitsOfHouse.response>['units'][number];

const narrowings = ['search', 'kind', 'state'] as const;

function Activity({ row }: { row: Row }) {
  const { assembly, t } = useSession();
  const told = useTold();
  const set = useHouse((active: boolean) =>
    call(houseEndpoints.setUnitActive, assembly!.code, { params: { unitId: row.id }, body: { active } }),
  );
  const word = t(`assemblies.house.unit.${row.active ? 'close' : 'open'}`);
  if (row.active && row.work > 0) return <small className="d-muted">{t('assemblies.house.unit.atWork')}</small>;
  return (
    <Popconfirm
      title={t(`assemblies.house.unit.${row.active ? 'closeAsk' : 'openAsk'}`, { name: row.name })}
      okText={word}
      onConfirm={() => set.mutateAsync(!row.active).catch(told)}
    >
      <Button size="small">{word}</Button>
    </Popconfirm>
  );
}

function Acts({ row }: { row: Row }) {
  const { assembly, t } = useSession();
  return (
    <Flex gap={8} wrap align="center">
      <PlaceForm
        form={`unit:${row.id}`}
        title={t('assemblies.house.unit.changeOf', { name: row.name })}
        open={t('assemblies.house.unit.change')}
        start={{ ...row, nameEn: row.nameEn ?? '' }}
        unit
        hint={t('assemblies.house.unit.oldName')}
        send={(values) =>
          call(houseEndpoints.changeUnit, assembly!.code, {
            params: { unitId: row.id },
            body: { ...sent(values), side: values.side as Row['side'], letterCode: values.letterCode ?? '' },
          })
        }
      />
      <Activity row={row} />
    </Flex>
  );
}

export function UnitsList() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const filters = useAddressFilters();
  const query = useQuery({
    queryKey: ['house', code, 'units'],
    queryFn: () => call(houseEndpoints.listUnitsOfHouse, code, {}),
  });
  const word = (key: string) => t(`assemblies.house.unit.${key}`);
  const kinds = unitKinds.map((value) => ({ value, label: t(`assemblies.unit_kind.${value}`) }));
  const part = (name: string, label: string) => ({ name, label, get: filters.get, set: filters.set });
  const columns: TableColumnsType<Row> = [
    {
      ...labelled(word('name')),
      width: 280,
      className: 'd-subject',
      render: (_, row) => (
        <>
          {row.name} {row.nameEn && <small className="d-muted">{row.nameEn}</small>}
        </>
      ),
    },
    {
      ...labelled(word('kind')),
      width: 190,
      render: (_, row) =>
        row.kind === 'handling' ? t(`assemblies.house.side.${row.side}`) : t(`assemblies.unit_kind.${row.kind}`),
    },
    { ...labelled(word('letterCode')), width: 80, render: (_, row) => row.letterCode || '—' },
    { ...labelled(word('people')), width: 80, align: 'right', dataIndex: 'people' },
    { ...labelled(word('work')), width: 80, align: 'right', dataIndex: 'work' },
    {
      ...labelled(word('state')),
      width: 110,
      render: (_, row) => (
        <StateTag tone={row.active ? 'done' : 'stopped'}>{word(row.active ? 'active' : 'closed')}</StateTag>
      ),
    },
    { title: t('staff.col.actions'), width: 250, render: (_, row) => <Acts row={row} /> },
  ];
  return (
    <Loaded query={query}>
      {({ units }) => {
        const [search, kind, state] = narrowings.map((name) => filters.get(name));
        const shown = units.filter(
          (unit) =>
            holds(search, unit.name, unit.nameEn, unit.letterCode) &&
            (!kind || unit.kind === kind) &&
            (!state || unit.active === (state === 'active')),
        );
        return (
          <>
            <Flex gap={8} wrap className="d-gap" align="center">
              <FilterWords {...part('search', word('search'))} />
              <FilterChoice {...part('kind', word('kind'))} options={kinds} />
              <FilterChoice
                {...part('state', word('state'))}
                options={['active', 'closed'].map((value) => ({ value, label: word(value) }))}
              />
              <FilterClear names={narrowings} get={filters.get} set={filters.set} />
              <span className="d-muted">{t('assemblies.house.unit.total', { count: shown.length })}</span>
              <PlaceForm
                add
                unit
                form="unit:new"
                title={word('add')}
                open={word('add')}
                kinds={kinds}
                start={{ kind: 'handling', side: 'government' }}
                send={(values) =>
                  call(houseEndpoints.addUnit, code, {
                    body: {
                      ...sent(values),
                      kind: values.kind as Row['kind'],
                      side: values.side as Row['side'],
                      letterCode: values.letterCode ?? '',
                    },
                  })
                }
              />
            </Flex>
            <Table
              className="d-cards"
              size="small"
              rowKey="id"
              tableLayout="fixed"
              scroll={{ x: 1000 }}
              dataSource={shown}
              columns={columns}
              pagination={false}
              locale={{ emptyText: word('empty') }}
            />
          </>
        );
      }}
    </Loaded>
  );
}
