/** What notices add to the member's front. */
import type { MemberFront } from '../../../../web/shared/front.ts';

export const member: MemberFront = {
  places: [],
  screens: [
    { path: 'notices', load: () => import('./notices-screen.tsx').then((file) => file.NoticesScreen) },
    { path: 'notice-settings', load: () => import('./settings-screen.tsx').then((file) => file.NoticeSettingsScreen) },
  ],
};
