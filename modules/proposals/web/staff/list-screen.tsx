/** The work list of proposals. */
import { useQuery } from '@tanstack/react-query';
import { addressOf, call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { useAddressFilters } from '../../../../web/staff/address-filters.ts';
import { ChooseColumns, useHidden } from '../../../../web/staff/list/columns.tsx';
import { WorkList } from '../../../../web/staff/list/work-list.tsx';
import { SavedViews } from '../../../../web/staff/saved-views.tsx';
import { TakeAway } from '../../../../web/staff/take-away.tsx';
import { proposalEndpoints } from '../../contract.ts';
import { ProposalDetailView } from './detail-screen.tsx';
import { hideable, orders, useColumns } from './list/columns.tsx';
import { Filters, narrowings } from './list/filters.tsx';
import { proposalPath } from './shared.tsx';

const SIZE = 25;

export function ListScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const filters = useAddressFilters();
  const [hidden, setHidden] = useHidden('yt-hidden-columns', ['category']);
  const page = Number(filters.get('page') ?? 1);
  const narrowed = Object.fromEntries(narrowings.map((key) => [key, filters.get(key)]));
  const asked = { ...narrowed, sort: filters.get('sort'), order: filters.get('order') };
  const query = useQuery({
    queryKey: ['list', code, asked, page],
    queryFn: () => call(proposalEndpoints.listProposals, code, { query: { ...asked, page, size: SIZE } as never }),
    placeholderData: (before) => before,
  });
  const total = query.data?.total ?? 0;
  return (
    <WorkList
      title={t('staff.menu.proposals')}
      query={query}
      filters={filters}
      idOf={(line) => line.proposalId}
      nameOf={(line) => line.subject}
      pathOf={(id) => proposalPath(code, id)}
      columns={useColumns(filters, hidden)}
      orders={orders}
      tools={
        <>
          {total > 0 && (
            <TakeAway
              label={t('staff.exportList', { count: total })}
              hrefOf={(format) => addressOf(proposalEndpoints.exportRegister, code, {}, { ...narrowed, format })}
            />
          )}
          <SavedViews screen="proposals" />
          <ChooseColumns
            columns={hideable.map((key) => ({ key, title: t(`staff.column.${key}`) }))}
            hidden={hidden}
            onChange={setHidden}
          />
        </>
      }
      narrowing={<Filters {...filters} />}
      empty={t('staff.listEmpty')}
      above={(found) =>
        found.readAs !== null && (
          <p role="status">
            {t('staff.readAs', { typed: filters.get('words'), meant: found.readAs, count: found.total })}
          </p>
        )
      }
      item={(id, trail) => <ProposalDetailView key={id} proposalId={id} trail={trail} />}
    />
  );
}
