/** What alliances add to the member's front. */
import type { MemberFront } from '../../../../web/shared/front.ts';

export const member: MemberFront = {
  places: [],
  home: [{ at: 'below', load: () => import('./home.tsx').then((file) => file.Home) }],
  screens: [
    { path: 'alliances', load: () => import('./list-screen.tsx').then((file) => file.ListScreen) },
    {
      path: 'alliances/matters/:matterId',
      load: () => import('./matter-screen.tsx').then((file) => file.MatterScreen),
    },
    { path: 'alliances/:allianceId', load: () => import('./alliance-screen.tsx').then((file) => file.AllianceScreen) },
  ],
};
