/** People with access: accounts by the administrator, roles by the security administrator; nobody does both. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Popconfirm, Table, type TableColumnsType } from 'antd';
import { useEffect } from 'react';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { useAddressFilters } from '../../../../web/staff/address-filters.ts';
import { labelled } from '../../../../web/staff/labelled.ts';
import { accountEndpoints } from '../../contract.ts';
import { separatedRoles } from '../../roles.ts';
import { CreateAccount, EditAccount } from './accounts/account-form.tsx';
import type { AccountRow } from './accounts/account-row.ts';
import { ClearFactors } from './accounts/clear-factors.tsx';
import { Filters, narrowings } from './accounts/filters.tsx';
import { Lend } from './accounts/lending.tsx';
import { GiveOffice, Office } from './accounts/offices.tsx';
import { ResetLink } from './accounts/reset-link.tsx';
import { useStep } from './accounts/use-step.ts';

const SIZE = 30;

/** Open or closed, whose it is, where it serves, and whether strangers guess at its password. */
function State({ row }: { row: AccountRow }) {
  const { t, date } = useSession();
  const { attack } = row;
  return (
    <div className="d-state">
      <span>
        {[
          t(`staff.accounts.${row.active ? 'active' : 'inactive'}`),
          row.active && row.passwordChangeNeeded && t('staff.accounts.unused'),
          row.secondFactor && t('shared.factor.title'),
          !row.own && t('staff.accounts.lent'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {row.lentTo.length > 0 && (
        <small className="d-muted">
          {t('staff.accounts.servesIn', { names: row.lentTo.map((loan) => loan.name).join(t('staff.accounts.comma')) })}
        </small>
      )}
      {attack && (
        <strong>{t('staff.accounts.attacked', { since: date(attack.since, true), count: attack.failures })}</strong>
      )}
    </div>
  );
}

/** Closes an account or opens it again. */
function Activity({ row }: { row: AccountRow }) {
  const { assembly, t } = useSession();
  const activate = useStep((active: boolean) =>
    call(accountEndpoints.setAccountActive, assembly!.code, { params: { accountId: row.id }, body: { active } }),
  );
  return (
    <Popconfirm
      title={t(row.active ? 'staff.accounts.stopAsk' : 'staff.accounts.startAsk', { name: row.name })}
      description={activate.error?.message}
      okText={t(row.active ? 'staff.accounts.stop' : 'staff.accounts.start')}
      onConfirm={() => activate.mutateAsync(!row.active)}
    >
      <Button size="small">{t(row.active ? 'staff.accounts.stop' : 'staff.accounts.start')}</Button>
    </Popconfirm>
  );
}

/** What the reader may do with one account. */
function Acts({ row }: { row: AccountRow }) {
  const { assembly, me } = useSession();
  const able = (act: string) => assembly!.abilities.includes(act);
  const mine = row.id === me.account?.id;
  const separated: readonly string[] = separatedRoles;
  const administrator = row.grants.some((grant) => separated.includes(grant.role));
  return (
    <Flex gap={8} wrap>
      {able('grant_role') && row.active && !mine && <GiveOffice row={row} />}
      {row.own && able('update_account') && <EditAccount row={row} />}
      {row.own && row.active && !mine && !row.demo && able('issue_password_reset') && <ResetLink row={row} />}
      {row.own && !mine && row.secondFactor && able('clear_factors') && <ClearFactors row={row} />}
      {row.own && row.active && able('lend_account') && <Lend row={row} />}
      {row.own && !mine && able('set_account_active') && (able('grant_role') || !administrator) && (
        <Activity row={row} />
      )}
    </Flex>
  );
}

/** Tells the security administrator that strangers guess at passwords, with a way to those accounts. */
function Attacks({ onShow }: { onShow(): void }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { data } = useQuery({
    queryKey: ['accounts', code, 'attacked'],
    queryFn: () => call(accountEndpoints.listAccounts, code, { query: { state: 'attacked', size: 1 } as never }),
  });
  if (!data || data.total === 0) return null;
  return (
    <Alert
      className="d-gap"
      type="warning"
      title={t('staff.accounts.attacks', { count: data.total })}
      description={t('staff.accounts.attacksWhat')}
      action={<Button onClick={onShow}>{t('staff.accounts.attacksShow')}</Button>}
    />
  );
}

export function AccountsScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const able = (act: string) => assembly!.abilities.includes(act);
  const filters = useAddressFilters();
  const asked = Object.fromEntries(narrowings.map((key) => [key, filters.get(key)]));
  const page = Math.max(1, Number(filters.get('page')) || 1);
  const { data, error, isPending, isPlaceholderData } = useQuery({
    queryKey: ['accounts', code, asked, page],
    queryFn: () => call(accountEndpoints.listAccounts, code, { query: { ...asked, page, size: SIZE } as never }),
    placeholderData: (before) => before,
  });
  const last = Math.max(1, Math.ceil((data?.total ?? 0) / SIZE));
  const pastTheEnd = data !== undefined && !isPlaceholderData && page > last;
  useEffect(() => {
    if (pastTheEnd) filters.set({ page: last > 1 ? String(last) : undefined });
  });
  const columns: TableColumnsType<AccountRow> = [
    {
      ...labelled(t('staff.accounts.name')),
      width: 190,
      className: 'd-subject',
      render: (_, row) => (
        <>
          {row.name} <small className="d-muted d-login">{row.login}</small>
        </>
      ),
    },
    {
      ...labelled(t('staff.accounts.role')),
      render: (_, row) =>
        row.grants.map((office) => <Office key={office.id} office={office} mayRevoke={able('revoke_role')} />),
    },
    { ...labelled(t('staff.col.state')), width: 220, render: (_, row) => <State row={row} /> },
    {
      title: t('staff.col.actions'),
      width: able('grant_role') ? 360 : 170,
      render: (_, row) => <Acts row={row} />,
    },
  ];
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap gap={8}>
        <h1>
          {t('staff.menu.accounts')}{' '}
          {data && <span className="d-count">{t('staff.accounts.total', { count: data.total })}</span>}
        </h1>
        {able('create_account') && <CreateAccount />}
      </Flex>
      <p className="d-muted">{t('staff.accounts.lead')}</p>
      {able('see_attacks') && filters.get('state') !== 'attacked' && (
        <Attacks onShow={() => filters.set({ state: 'attacked' })} />
      )}
      <Filters {...filters} seesAttacks={able('see_attacks')} />
      {error && <Alert type="error" title={t('shared.failed')} description={error.message} />}
      <Table
        className="d-cards"
        size="small"
        rowKey="id"
        loading={isPending || isPlaceholderData || pastTheEnd}
        scroll={{ x: 1000 }}
        tableLayout="fixed"
        dataSource={data?.accounts ?? []}
        locale={{ emptyText: t('staff.accounts.empty') }}
        pagination={{
          current: page,
          pageSize: SIZE,
          total: data?.total ?? 0,
          showSizeChanger: false,
          onChange: (next) => filters.set({ page: next > 1 ? String(next) : undefined }),
        }}
        columns={columns}
      />
    </>
  );
}
