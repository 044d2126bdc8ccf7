/** What activities add to the member's front. */
import type { MemberFront } from '../../../../web/shared/front.ts';
import type { Assembly } from '../../../../web/shared/session.tsx';
import { offline } from './sign-in-store.ts';

const seated = (assembly: Assembly) => assembly.grants.some((grant) => grant.role === 'member');

export const member: MemberFront = {
  places: [{ key: 'activities', icon: 'meeting', label: 'activities.tile', open: seated, rules: 'activities' }],
  room: {
    label: 'activities.tile',
    icon: 'meeting',
    path: 'activities',
    own: 'activities.member.mine',
    rules: 'activities',
  },
  inbox: { kind: 'activity', load: () => import('./inbox-meta.tsx').then((file) => file.InboxMeta) },
  offline,
  screens: [
    { path: 'activities', load: () => import('./list-screen.tsx').then((file) => file.ListScreen) },
    { path: 'activities/leave', load: () => import('./leave-screen.tsx').then((file) => file.LeaveScreen) },
    { path: 'activities/sign-in', load: () => import('./sign-in-screen.tsx').then((file) => file.SignInScreen) },
    { path: 'activities/:activityId', load: () => import('./activity-screen.tsx').then((file) => file.ActivityScreen) },
  ],
};

/** Leave has a tile of its own. */
export const leave: MemberFront = {
  places: [],
  room: {
    label: 'activities.leave.title',
    icon: 'calendar',
    path: 'activities/leave',
    own: 'activities.leave.title',
    rules: 'activities',
  },
  screens: [],
};
