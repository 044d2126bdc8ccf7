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
    { key: 'tokens', group: 'administration', icon: 'link', label: 'staff.menu.tokens', ability: 'manage_tokens' },
    { key: 'audit', group: 'administration', icon: 'eye', label: 'staff.menu.audit', ability: 'read_audit' },
  ],
  screens: [
    { path: 'accounts', load: () => import('./accounts-screen.tsx').then((file) => file.AccountsScreen) },
    { path: 'tokens', load: () => import('./tokens-screen.tsx').then((file) => file.TokensScreen) },
    { path: 'audit', load: () => import('./audit-screen.tsx').then((file) => file.AuditScreen) },
    { path: 'settings', load: () => import('./settings-screen.tsx').then((file) => file.SettingsScreen) },
  ],
};
