/** What notices add to the desk. */
import type { DeskFront } from '../../../../web/shared/front.ts';

export const desk: DeskFront = {
  places: [
    {
      key: 'deliveries',
      group: 'administration',
      icon: 'send',
      label: 'notices.deliveries.title',
      roles: ['admin'],
    },
  ],
  screens: [
    { path: 'notices', load: () => import('./notices-screen.tsx').then((file) => file.NoticesScreen) },
    { path: 'notice-settings', load: () => import('./settings-screen.tsx').then((file) => file.NoticeSettingsScreen) },
    { path: 'deliveries', load: () => import('./deliveries-screen.tsx').then((file) => file.DeliveriesScreen) },
  ],
};
