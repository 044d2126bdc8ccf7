/** The offices of an account: as they stand, taken away one by one, and given. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Modal, Popconfirm, Select, Tag } from 'antd';
import { useState } from 'react';
import { ApiProblem, call } from '../../../../../web/client.ts';
import { Icon } from '../../../../../web/kit/icon.tsx';
import { useSession } from '../../../../../web/shared/session.tsx';
import { assemblyEndpoints } from '../../../../assemblies/contract.ts';
import { accountEndpoints } from '../../../contract.ts';
import { memberRoles, type Role, roles, separatedRoles, unitRoles } from '../../../roles.ts';
import type { AccountRow, OfficeRow } from './account-row.ts';
import { useStep } from './use-step.ts';

/** One office with its unit or body and its end; taken away by the cross, where that is the reader's to do. */
export function Office({ office, mayRevoke }: { office: OfficeRow; mayRevoke: boolean }) {
  const { assembly, t, date } = useSession();
  const revoke = useStep((grantId: string) =>
    call(accountEndpoints.revokeRole, assembly!.code, { params: { grantId } }),
  );
  const text = [office.unitName, office.bodyName, office.roleName].filter(Boolean).join(' ');
  return (
    <Tag className="d-office">
      <span>
        {text}
        {office.until && <small> {t('staff.accounts.until', { day: date(office.until) })}</small>}
      </span>
      {mayRevoke && !memberRoles.includes(office.role as Role) && (
        <Popconfirm
          title={t('staff.accounts.revokeAsk', { role: text })}
          description={revoke.error?.message}
          okText={t('staff.accounts.revoke')}
          onConfirm={() => revoke.mutateAsync(office.id)}
        >
          <Button
            type="text"
            size="small"
            aria-label={`${t('staff.accounts.revoke')} ${text}`}
            icon={<Icon name="close" />}
          />
        </Popconfirm>
      )}
    </Tag>
  );
}

const kindOf: Partial<Record<Role, string>> = {
  supervision_party: 'supervision_party',
  supervision_government: 'supervision_government',
};

interface Values {
  role: Role;
  unitId?: string;
  bodyId?: string;
}

/** Roles this account may be given: the three administrators hold nothing else, others none of theirs. */
function fitting(row: AccountRow): Role[] {
  const separated: readonly string[] = separatedRoles;
  const held = row.grants.map((grant) => grant.role);
  return roles.filter((role) => {
    if (memberRoles.includes(role)) return false;
    if (held.length === 0) return true;
    return !separated.includes(role) && !held.some((one) => separated.includes(one));
  });
}

export function GiveOffice({ row }: { row: AccountRow }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const role = Form.useWatch('role', form);
  const units = useQuery({
    queryKey: ['units', code],
    queryFn: () => call(assemblyEndpoints.listUnits, code, { query: {} }),
    enabled: open,
  });
  const bodies = useQuery({
    queryKey: ['bodies', code],
    queryFn: () => call(assemblyEndpoints.listBodies, code, { query: {} }),
    enabled: open,
  });
  const close = () => {
    setOpen(false);
    form.resetFields();
  };
  const grant = useStep(
    (values: Values) => call(accountEndpoints.grantRole, code, { body: { login: row.login, ...values } as never }),
    close,
  );
  const needed = (label: string) => [{ required: true, message: t('staff.needed', { label }) }];
  const choices = fitting(row);
  const kind = kindOf[role] ?? 'handling';
  const { error } = grant;
  if (choices.length === 0) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('staff.accounts.grant')}
      </Button>
      <Modal
        open={open}
        title={t('staff.accounts.grantTo', { login: row.login })}
        okText={t('staff.accounts.grant')}
        confirmLoading={grant.isPending}
        onOk={() => form.submit()}
        onCancel={close}
      >
        <Form form={form} layout="vertical" onFinish={(values) => grant.mutate(values)}>
          <Form.Item name="role" label={t('staff.accounts.role')} rules={needed(t('staff.accounts.role'))}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={choices.map((item) => ({ value: item, label: t(`accounts.role.${item}`) }))}
              onChange={() => form.setFieldValue('unitId', undefined)}
            />
          </Form.Item>
          {role && unitRoles.includes(role) && (
            <Form.Item name="unitId" label={t('staff.col.unit')} rules={needed(t('staff.col.unit'))}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={
                  units.data?.units
                    .filter((unit) => unit.kind === kind)
                    .map((unit) => ({ value: unit.id, label: unit.name })) ?? []
                }
              />
            </Form.Item>
          )}
          {role === 'body_contact' && (
            <Form.Item name="bodyId" label={t('staff.accounts.body')} rules={needed(t('staff.accounts.body'))}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={bodies.data?.bodies.map((body) => ({ value: body.id, label: body.name })) ?? []}
              />
            </Form.Item>
          )}
        </Form>
        {error && (
          <Alert type="error" title={(error instanceof ApiProblem && error.issues[0]?.message) || error.message} />
        )}
      </Modal>
    </>
  );
}
