/** What duty adds to the member's front. */
import type { MemberFront } from '../../../../web/shared/front.ts';

export const member: MemberFront = {
  places: [],
  room: {
    label: 'duty.title',
    icon: 'star',
    path: 'duty',
    own: 'duty.mine',
    rules: 'duty',
    begin: {
      path: 'duty/new',
      label: 'duty.do.propose',
      open: (assembly) => assembly.grants.some((grant) => grant.role === 'member'),
    },
  },
  screens: [
    { path: 'duty', load: () => import('./duty-screen.tsx').then((file) => file.DutyScreen) },
    { path: 'duty/new', load: () => import('./new-screen.tsx').then((file) => file.NewScreen) },
  ],
};
