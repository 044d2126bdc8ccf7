/** What accounts add to the desk. */
import type { DeskFront } from '../../../../web/shared/front.ts';

export const desk: DeskFront = {
  places: [
    {
      key: 'accounts',
      group: 'administration',
      icon: 'people',
      label: 'staff.menu.accounts',
      ability: 'list_accounts',
    },
    {
      key: 'account-rules',
      group: 'administration',
      icon: 'key',
      label: 'accounts.rules.title',
      ability: 'read_account_rules',
    },
    { key: 'tokens', group: 'administration', icon: 'link', label: 'staff.menu.tokens', ability: 'manage_tokens' },
    { key: 'audit', group: 'administration', icon: 'eye', label: 'staff.menu.audit', ability: 'read_audit' },
  ],
  screens: [
    { path: 'accounts', load: () => import('./accounts-screen.tsx').then((file) => file.AccountsScreen) },
    { path: 'account-rules', load: () => import('./rules-screen.tsx').then((file) => file.RulesScreen) },
    { path: 'account-rules/new', load: () => import('./rules-screen.tsx').then((file) => file.PublishRulesScreen) },
    { path: 'tokens', load: () => import('./tokens-screen.tsx').then((file) => file.TokensScreen) },
    { path: 'audit', load: () => import('./audit-screen.tsx').then((file) => file.AuditScreen) },
    { path: 'settings', load: () => import('./settings-screen.tsx').then((file) => file.SettingsScreen) },
  ],
};
