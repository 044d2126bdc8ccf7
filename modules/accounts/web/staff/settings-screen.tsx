/** How the desk looks for this person, their password and second factors. */
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Radio } from 'antd';
import { Link } from 'react-router';
import { ApiProblem, call } from '../../../../web/client.ts';
import { SecondFactors } from '../../../../web/shared/second-factor/factors.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useSaveDisplay } from '../../../../web/shared/told.ts';
import { accountEndpoints, type DisplaySettings } from '../../contract.ts';

function Display() {
  const { me, t } = useSession();
  const account = me.account!;
  const save = useSaveDisplay();
  const choose = (
    name: string,
    word: string,
    value: string,
    choices: string[],
    toBody: (value: string) => Partial<DisplaySettings>,
  ) => (
    <Form.Item label={t(`staff.settings.${word}`)}>
      <Radio.Group
        aria-label={t(`staff.settings.${word}`)}
        name={name}
        value={value}
        options={choices.map((choice) => ({ value: choice, label: t(`staff.settings.${word}_${choice}`) }))}
        onChange={(event) => save.mutate(toBody(event.target.value as string))}
      />
    </Form.Item>
  );
  return (
    <Form layout="vertical">
      {choose('elder', 'elder', account.elderMode ? 'on' : 'off', ['off', 'on'], (value) => ({
        elderMode: value === 'on',
      }))}
      {choose('font', 'font', String(account.fontStep), ['1', '2', '3', '4'], (value) => ({ fontStep: Number(value) }))}
      {choose('theme', 'theme', account.theme, ['system', 'light', 'dark'], (value) => ({
        theme: value as DisplaySettings['theme'],
      }))}
      {choose('locale', 'locale', account.locale, ['zh-CN', 'en'], (value) => ({
        locale: value as DisplaySettings['locale'],
      }))}
    </Form>
  );
}

function Password() {
  const { t } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ current: string; next: string }>();
  const change = useMutation({
    mutationFn: (body: { current: string; next: string }) => call(accountEndpoints.changePassword, null, { body }),
    onSuccess() {
      message.success(t('staff.settings.changed'));
      form.resetFields();
    },
  });
  const problem = change.error instanceof ApiProblem ? change.error : null;
  return (
    <Form form={form} layout="vertical" className="d-narrow" onFinish={(values) => change.mutate(values)}>
      {(['current', 'next'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`staff.settings.${name}`)}
          rules={[{ required: true, message: t('staff.needed', { label: t(`staff.settings.${name}`) }) }]}
        >
          <Input.Password autoComplete={name === 'current' ? 'current-password' : 'new-password'} />
        </Form.Item>
      ))}
      {problem && <Alert type="error" className="d-gap" title={problem.issues[0]?.message ?? problem.message} />}
      <Button htmlType="submit" loading={change.isPending}>
        {t('staff.settings.change')}
      </Button>
    </Form>
  );
}

export function SettingsScreen() {
  const { assembly, t } = useSession();
  return (
    <>
      <h1>{t('staff.menu.settings')}</h1>
      <h2>{t('staff.settings.display')}</h2>
      <Display />
      <h2>{t('notices.settings.title')}</h2>
      <p>
        <Link to={`/desk/${assembly!.code}/notice-settings`}>{t('notices.settings.open')}</Link>
      </p>
      <h2>{t('staff.settings.password')}</h2>
      <Password />
      <h2>{t('shared.factor.title')}</h2>
      <div className="d-narrow">
        <SecondFactors />
      </div>
    </>
  );
}
