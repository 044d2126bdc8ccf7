/** What those who oversee find at the desk. */
import type { DeskFront } from '../../../../web/shared/front.ts';
import { committee } from '../../../../web/shared/offices.ts';

export const desk: DeskFront = {
  places: [{ key: 'oversight', group: 'work', icon: 'chart', label: 'oversight.menu', roles: committee }],
  inbox: [() => import('./overview.tsx').then((file) => file.OverviewPanel)],
  screens: [
    { path: 'oversight', load: () => import('./overview.tsx').then((file) => file.OverviewScreen) },
    { path: 'briefs/:briefId', load: () => import('./brief-screen.tsx').then((file) => file.BriefScreen) },
  ],
};
