/** Sectors, committees, parties, organisations and groups of a term: added, renamed, put in order, removed while unused. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Popconfirm, Select, Table, type TableColumnsType } from 'antd';
import type { z } from 'zod';
import { call } from '../../../../../web/client.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { useTold } from '../../../../../web/shared/told.ts';
import { useAddressFilters } from '../../../../../web/staff/address-filters.ts';
import { FilterChoice, FilterClear, FilterWords } from '../../../../../web/staff/filter-parts.tsx';
import { labelled } from '../../../../../web/staff/labelled.ts';
import { Loaded } from '../../../../../web/staff/loaded.tsx';
import { bodyKinds } from '../../../contract.ts';
import { houseEndpoints } from '../../../house-contract.ts';
import { PlaceForm, sent } from './place-form.tsx';
import { holds, useHouse } from './use-house.ts';

type Answer = z.output<typeof houseEndpoints.listBodiesOfHouse.response>;
type Row = Answer['bodies'][number];

const narrowings = ['search', 'kind'] as const;

function Acts({ row }: { row: Row }) {
  const { assembly, t } = useSession();
  const told = useTold();
  const code = assembly!.code;
  const remove = useHouse(() => call(houseEndpoints.removeBody, code, { params: { bodyId: row.id } }));
  const word = (key: string) => t(`assemblies.house.body.${key}`, { name: row.name });
  return (
    <Flex gap={8} wrap align="center">
      <PlaceForm
        form={`body:${row.id}`}
        title={word('changeOf')}
        open={t('assemblies.house.unit.change')}
        start={{ ...row, nameEn: row.nameEn ?? '' }}
        hint={t('assemblies.house.unit.oldName')}
        send={(values) => call(houseEndpoints.changeBody, code, { params: { bodyId: row.id }, body: sent(values) })}
      />
      {row.used ? (
        <small className="d-muted">{word('kept')}</small>
      ) : (
        <Popconfirm
          title={word('removeAsk')}
          okText={word('remove')}
          onConfirm={() => remove.mutateAsync(undefined).catch(told)}
        >
          <Button size="small" danger>
            {word('remove')}
          </Button>
        </Popconfirm>
      )}
    </Flex>
  );
}

function Bodies({ data }: { data: Answer }) {
  const { assembly, t } = useSession();
  const filters = useAddressFilters();
  const word = (key: string) => t(`assemblies.house.body.${key}`);
  const column = (key: string) => t(`assemblies.house.unit.${key}`);
  const kinds = bodyKinds.map((value) => ({ value, label: t(`assemblies.body_kind.${value}`) }));
  const part = (name: string, label: string) => ({ name, label, get: filters.get, set: filters.set });
  const over = data.terms.find((term) => term.id === data.termId)?.over ?? true;
  const [search, kind] = narrowings.map((name) => filters.get(name));
  const rank = (row: Row) => bodyKinds.indexOf(row.kind) * 10_000 + row.place;
  const shown = data.bodies
    .filter((body) => holds(search, body.name, body.nameEn) && (!kind || body.kind === kind))
    .sort((a, b) => rank(a) - rank(b));
  const columns: TableColumnsType<Row> = [
    {
      ...labelled(column('name')),
      width: 320,
      className: 'd-subject',
      render: (_, row) => (
        <>
          {row.name} {row.nameEn && <small className="d-muted">{row.nameEn}</small>}
        </>
      ),
    },
    { ...labelled(column('kind')), width: 120, render: (_, row) => t(`assemblies.body_kind.${row.kind}`) },
    { ...labelled(column('place')), width: 100, align: 'right', dataIndex: 'place' },
    { ...labelled(word('seats')), width: 80, align: 'right', dataIndex: 'seats' },
    ...(over
      ? []
      : [{ title: t('staff.col.actions'), width: 300, render: (_: unknown, row: Row) => <Acts row={row} /> }]),
  ];
  return (
    <>
      <Flex gap={8} wrap className="d-gap" align="center">
        <Select
          aria-label={word('term')}
          value={data.termId}
          popupMatchSelectWidth={false}
          options={data.terms.map((term) => ({ value: term.id, label: term.label }))}
          onChange={(value: string | null) => filters.set({ term: value ?? undefined })}
        />
        <FilterWords {...part('search', word('search'))} />
        <FilterChoice {...part('kind', column('kind'))} options={kinds} />
        <FilterClear names={narrowings} get={filters.get} set={filters.set} />
        <span className="d-muted">{t('assemblies.house.unit.total', { count: shown.length })}</span>
        {!over && (
          <PlaceForm
            add
            form="body:new"
            title={word('add')}
            open={word('add')}
            kinds={kinds}
            start={{ kind: kind ?? 'sector' }}
            send={(values) =>
              call(houseEndpoints.addBody, assembly!.code, {
                body: {
                  ...sent(values),
                  kind: values.kind as Row['kind'],
                  ...(data.termId ? { termId: data.termId } : {}),
                },
              })
            }
          />
        )}
      </Flex>
      {over && <Alert className="d-gap" type="info" showIcon title={word('over')} />}
      <Table
        className="d-cards"
        size="small"
        rowKey="id"
        tableLayout="fixed"
        scroll={{ x: 800 }}
        dataSource={shown}
        columns={columns}
        pagination={false}
        locale={{ emptyText: word('empty') }}
      />
    </>
  );
}

export function BodiesList() {
  const { assembly } = useSession();
  const code = assembly!.code;
  const termId = useAddressFilters().get('term');
  const query = useQuery({
    queryKey: ['house', code, 'bodies', termId],
    queryFn: () => call(houseEndpoints.listBodiesOfHouse, code, { query: { termId } }),
  });
  return <Loaded query={query}>{(data) => <Bodies data={data} />}</Loaded>;
}
