/** What handling adds to the desk, for all its hosts together. */
import type { DeskFront } from '../../../../web/shared/front.ts';
import { supervision } from '../../../../web/shared/offices.ts';

export const desk: DeskFront = {
  places: [
    { key: 'assign', group: 'work', icon: 'send', label: 'staff.menu.assign', roles: ['assigner', ...supervision] },
  ],
  screens: [{ path: 'assign', load: () => import('./assign-screen.tsx').then((file) => file.AssignScreen) }],
};
