/** The work list: filters, order and opened item in the address, list and detail side by side on wide screens. */
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Flex, Popover, Table } from 'antd';
import { useNavigate } from 'react-router';
import { addressOf, call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { useAddressFilters } from '../../../../web/staff/address-filters.ts';
import { useLines } from '../../../../web/staff/keys.ts';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { SavedViews } from '../../../../web/staff/saved-views.tsx';
import { TakeAway } from '../../../../web/staff/take-away.tsx';
import type { ProposalLine } from '../../contract/reading.ts';
import { proposalEndpoints } from '../../contract.ts';
import { ProposalDetailView } from './detail-screen.tsx';
import { hideable, orderOf, useColumns, useHidden } from './list/columns.tsx';
import { Filters, narrowings } from './list/filters.tsx';
import { proposalPath } from './shared.tsx';

const SIZE = 25;
const wide = window.matchMedia('(min-width: 1280px)');

function Columns({ hidden, onChange }: { hidden: string[]; onChange(hidden: string[]): void }) {
  const { t } = useSession();
  return (
    <Popover
      trigger="click"
      content={
        <Checkbox.Group
          className="d-radios"
          value={hideable.filter((key) => !hidden.includes(key))}
          options={hideable.map((key) => ({ value: key, label: t(`staff.column.${key}`) }))}
          onChange={(shown) => onChange(hideable.filter((key) => !shown.includes(key)))}
        />
      }
    >
      <Button>{t('staff.columns')}</Button>
    </Popover>
  );
}

export function ListScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const navigate = useNavigate();
  const filters = useAddressFilters();
  const [hidden, setHidden] = useHidden();
  const page = Number(filters.get('page') ?? 1);
  const opened = filters.get('open');
  const narrowed = Object.fromEntries(narrowings.map((key) => [key, filters.get(key)]));
  const asked = { ...narrowed, sort: filters.get('sort'), order: filters.get('order') };
  const query = useQuery({
    queryKey: ['list', code, asked, page],
    queryFn: () => call(proposalEndpoints.listProposals, code, { query: { ...asked, page, size: SIZE } as never }),
    placeholderData: (before) => before,
  });
  const items = query.data?.items ?? [];
  const trail = { back: filters.address, items: items.map((line) => proposalPath(code, line.proposalId)) };
  const columns = useColumns(filters, hidden, opened !== undefined, trail);
  const at = items.findIndex((line) => line.proposalId === opened);
  const show = (index: number) => items[index] && (() => filters.set({ open: items[index]!.proposalId }));
  const beside = { at: at + 1, count: items.length, previous: show(at - 1), next: show(at + 1) };
  const open = (line: ProposalLine) =>
    wide.matches
      ? filters.set({ open: line.proposalId })
      : void navigate(proposalPath(code, line.proposalId), { state: { trail } });
  const lines = useLines(items.length, (index) => open(items[index]!));
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap gap={8} className="d-gap-small">
        <h1>
          {t('staff.menu.proposals')}{' '}
          {query.data && <span className="d-count">{t('staff.total', { count: query.data.total })}</span>}
        </h1>
        <Flex gap={8} wrap>
          {(query.data?.total ?? 0) > 0 && (
            <TakeAway
              label={t('staff.exportList', { count: query.data!.total })}
              hrefOf={(format) => addressOf(proposalEndpoints.exportRegister, code, {}, { ...narrowed, format })}
            />
          )}
          <SavedViews screen="proposals" />
          <Columns hidden={hidden} onChange={setHidden} />
        </Flex>
      </Flex>
      <Filters {...filters} />
      <div className="d-split" data-open={opened ? '' : undefined}>
        <Loaded query={query} empty={(data) => data.total === 0 && t('staff.listEmpty')}>
          {(data) => (
            <>
              {data.readAs !== null && (
                <p role="status">
                  {t('staff.readAs', { typed: filters.get('words'), meant: data.readAs, count: data.total })}
                </p>
              )}
              <Table
                className="d-cards d-dense"
                size="small"
                rowKey="proposalId"
                dataSource={data.items}
                loading={query.isPlaceholderData}
                columns={columns}
                tableLayout="fixed"
                scroll={opened ? undefined : { x: 1080 }}
                rowClassName={(line, index) =>
                  `${lines.rowClass(index)} ${line.proposalId === opened ? 'd-row-open' : ''}`
                }
                onRow={(line) => ({ onDoubleClick: () => open(line) })}
                onChange={(_pages, _filters, sorter, { action }) => {
                  if (action !== 'sort' || Array.isArray(sorter)) return;
                  filters.set(orderOf(sorter.columnKey as string | undefined, sorter.order));
                }}
                pagination={{
                  current: data.page,
                  pageSize: SIZE,
                  total: data.total,
                  showSizeChanger: false,
                  onChange: (next) => filters.set({ page: String(next) }),
                }}
              />
            </>
          )}
        </Loaded>
        {opened && (
          <div className="d-pane">
            <Flex justify="end" gap={8}>
              <Button size="small" onClick={() => void navigate(proposalPath(code, opened), { state: { trail } })}>
                {t('staff.wholePage')}
              </Button>
              <Button size="small" onClick={() => filters.set({ open: undefined })}>
                {t('staff.close')}
              </Button>
            </Flex>
            <ProposalDetailView key={opened} proposalId={opened} trail={beside} />
          </div>
        )}
      </div>
    </>
  );
}
