/** Lets another assembly give an account offices there, and ends it. */
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Modal, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { call } from '../../../../../web/client.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { assemblyEndpoints } from '../../../../assemblies/contract.ts';
import { accountEndpoints } from '../../../contract.ts';
import type { AccountRow } from './account-row.ts';
import { useStep } from './use-step.ts';

export function Lend({ row }: { row: AccountRow }) {
  const { id: accountId, name, lentTo } = row;
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const assemblies = useQuery({
    queryKey: ['assemblies'],
    queryFn: () => call(assemblyEndpoints.listAssemblies, null),
    enabled: open,
  });
  const lend = useStep(
    (other: string) => call(accountEndpoints.lendAccount, code, { params: { accountId }, body: { code: other } }),
    () => {
      setChosen(undefined);
      message.success(t('staff.accounts.lendDone', { name }));
    },
  );
  const recall = useStep((other: string) =>
    call(accountEndpoints.recallAccount, code, { params: { accountId }, body: { code: other } }),
  );
  const lent = lentTo.filter((loan) => loan.lent);
  const others =
    assemblies.data?.assemblies.filter((item) => item.code !== code && !lent.some((loan) => loan.code === item.code)) ??
    [];
  const error = lend.error ?? recall.error;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('staff.accounts.lend')}
      </Button>
      <Modal
        open={open}
        title={t('staff.accounts.lendTo', { name })}
        okText={t('staff.accounts.lend')}
        okButtonProps={{ disabled: !chosen }}
        confirmLoading={lend.isPending}
        onOk={() => chosen && lend.mutate(chosen)}
        onCancel={() => setOpen(false)}
      >
        <p className="d-muted">{t('staff.accounts.lendWhat')}</p>
        {lent.length > 0 && (
          <ul className="d-list d-gap" aria-label={t('staff.accounts.lentNow')}>
            {lent.map((loan) => (
              <li key={loan.code}>
                <Flex gap={8} align="center" wrap>
                  <span>
                    {loan.name}
                    <small className="d-muted"> {t(`staff.accounts.${loan.serves ? 'serves' : 'servesNot'}`)}</small>
                  </span>
                  <Popconfirm
                    title={t('staff.accounts.recallAsk', { name, assembly: loan.name })}
                    okText={t('staff.accounts.recall')}
                    onConfirm={() => recall.mutate(loan.code)}
                  >
                    <Button size="small">{t('staff.accounts.recall')}</Button>
                  </Popconfirm>
                </Flex>
              </li>
            ))}
          </ul>
        )}
        <Select
          className="d-search"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('staff.accounts.lendTo', { name })}
          placeholder={t('staff.accounts.lendTo', { name })}
          value={chosen}
          onChange={setChosen}
          options={others.map((item) => ({ value: item.code, label: item.name }))}
        />
        {error && <Alert type="error" title={error.message} />}
      </Modal>
    </>
  );
}
