/** Elder mode, size, light and language in the head of every page. */
import type { DisplaySettings } from '../../modules/accounts/contract.ts';
import { DisplayBar } from '../kit/display-settings.tsx';
import { useSession } from '../shared/session.tsx';
import { useSaveDisplay } from '../shared/told.ts';

const languages = { 'zh-CN': { code: 'en', label: 'English' }, en: { code: 'zh-CN', label: '中文' } } as const;

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** @param className where it stands: in the head of wide screens, above the content of narrow ones */
export function Display({ className }: { className: string }) {
  const { me, locale } = useSession();
  const account = me.account!;
  const save = useSaveDisplay();
  return (
    <DisplayBar
      className={className}
      display={{ ...account, theme: account.theme === 'system' && dark.matches ? 'dark' : account.theme }}
      back={location.pathname}
      otherLocale={languages[locale]}
      onChange={({ elder, font, theme, locale: language }) =>
        save.mutate({
          ...(elder ? { elderMode: elder === 'on' } : {}),
          ...(font ? { fontStep: Number(font) } : {}),
          ...(theme ? { theme: theme as DisplaySettings['theme'] } : {}),
          ...(language ? { locale: language as DisplaySettings['locale'] } : {}),
        })
      }
    />
  );
}
