/** What members add to the member's front. */
import type { MemberFront } from '../../../../web/shared/front.ts';

export const member: MemberFront = {
  places: [],
  room: { label: 'members.mine.tile', icon: 'me', path: 'my-record', own: 'members.mine.own' },
  screens: [
    { path: 'my-record', load: () => import('./my-record-screen.tsx').then((file) => file.MyRecordScreen) },
    { path: 'my-record/change', load: () => import('./change-screen.tsx').then((file) => file.ChangeScreen) },
    {
      path: 'member-requests/:requestId',
      load: () => import('./request-screen.tsx').then((file) => file.RequestScreen),
    },
  ],
};
