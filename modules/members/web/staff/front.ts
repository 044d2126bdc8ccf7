/** What members add to the desk. */
import type { DeskFront } from '../../../../web/shared/front.ts';

export const desk: DeskFront = {
  places: [
    { key: 'members', group: 'office', icon: 'people', label: 'members.desk.menu' },
    { key: 'member-requests', group: 'office', icon: 'inbox', label: 'members.desk.requests', roles: ['clerk'] },
  ],
  keys: [{ press: 'g m', to: 'members', label: 'members.desk.key' }],
  screens: [
    { path: 'members', load: () => import('./list-screen.tsx').then((file) => file.ListScreen) },
    { path: 'members/:memberId', load: () => import('./member-screen.tsx').then((file) => file.MemberScreen) },
    { path: 'member-requests', load: () => import('./requests-screen.tsx').then((file) => file.RequestsScreen) },
    {
      path: 'member-requests/:requestId',
      load: () => import('./request-screen.tsx').then((file) => file.RequestScreen),
    },
  ],
};
