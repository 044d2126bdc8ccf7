/** What alliances add to the desk. */
import type { DeskFront } from '../../../../web/shared/front.ts';

export const desk: DeskFront = {
  places: [
    { key: 'alliances', group: 'work', icon: 'merge', label: 'alliances.title', roles: ['clerk', 'leader', 'auditor'] },
  ],
  screens: [
    { path: 'alliances', load: () => import('./list-screen.tsx').then((file) => file.ListScreen) },
    { path: 'alliances/new', load: () => import('./plan-screen.tsx').then((file) => file.FoundScreen) },
    {
      path: 'alliances/:allianceId/propose',
      load: () => import('./plan-screen.tsx').then((file) => file.ProposeScreen),
    },
    {
      path: 'alliances/matters/:matterId',
      load: () => import('./matter-screen.tsx').then((file) => file.MatterScreen),
    },
    { path: 'alliances/:allianceId', load: () => import('./alliance-screen.tsx').then((file) => file.AllianceScreen) },
  ],
};
