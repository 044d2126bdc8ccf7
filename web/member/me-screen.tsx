/** Oneself: notices, display, assembly, sign out. */
import type { DisplaySettings } from '../../modules/accounts/contract.ts';
import { comma } from '../../platform/i18n/lists.ts';
import { memberFronts } from '../fronts.ts';
import { Button } from '../kit/button.tsx';
import { RadioGroup } from '../kit/choice.tsx';
import { ItemList, ListItem } from '../kit/list-item.tsx';
import { PageTitle, Section } from '../kit/section.tsx';
import { useSession } from '../shared/session.tsx';
import { useSaveDisplay, useSignOut } from '../shared/told.ts';

export function MeScreen() {
  const { me, assembly, t, locale } = useSession();
  const account = me.account!;
  const save = useSaveDisplay();
  const leave = useSignOut();
  function signOut() {
    if (assembly) for (const front of memberFronts) front.offline?.forget(assembly.code);
    navigator.serviceWorker?.controller?.postMessage('forget');
    leave.mutate();
  }
  const options = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`member.display.${name}.${value}`) }));
  return (
    <>
      <PageTitle
        title={account.name}
        lead={assembly?.grants
          .map((grant) => [grant.bodyName, grant.roleName].filter(Boolean).join(' '))
          .join(comma(locale))}
      />
      {me.assemblies.length > 1 && (
        <Section id="assemblies" title={t('member.me.switch')}>
          <ItemList>
            {me.assemblies.map((item) => (
              <ListItem
                key={item.code}
                href={`/m/${item.code}/me`}
                title={item.name}
                meta={item.code === assembly?.code ? t('member.me.here') : undefined}
              />
            ))}
          </ItemList>
        </Section>
      )}
      <ItemList>
        <ListItem href={`/m/${assembly?.code}/notice-settings`} title={t('notices.settings.title')} />
        <ListItem href={`/m/${assembly?.code}/second-factors`} title={t('shared.factor.title')} />
      </ItemList>
      <Section id="display" title={t('member.display.title')}>
        <RadioGroup
          name="elder"
          label={t('member.display.elder.label')}
          inline
          value={account.elderMode ? 'on' : 'off'}
          options={options('elder', ['off', 'on'])}
          onChange={(value) => save.mutate({ elderMode: value === 'on' })}
        />
        <RadioGroup
          name="font"
          label={t('member.display.font.label')}
          inline
          value={String(account.fontStep)}
          options={options('font', ['1', '2', '3', '4'])}
          onChange={(value) => save.mutate({ fontStep: Number(value) })}
        />
        <RadioGroup
          name="theme"
          label={t('member.display.theme.label')}
          inline
          value={account.theme}
          options={options('theme', ['system', 'light', 'dark'])}
          onChange={(value) => save.mutate({ theme: value as DisplaySettings['theme'] })}
        />
        <RadioGroup
          name="locale"
          label={t('member.display.locale.label')}
          inline
          value={account.locale}
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => save.mutate({ locale: value as DisplaySettings['locale'] })}
        />
      </Section>
      <div className="m-spaced">
        <Button look="secondary" wide busy={leave.isPending} onClick={signOut}>
          {t('member.me.signOut')}
        </Button>
      </div>
    </>
  );
}
