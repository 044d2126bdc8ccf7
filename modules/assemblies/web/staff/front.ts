/** What assemblies add to the desk. */
import type { DeskFront } from '../../../../web/shared/front.ts';
import { committee, units } from '../../../../web/shared/offices.ts';

export const desk: DeskFront = {
  places: [
    {
      key: 'holidays',
      group: 'office',
      icon: 'clock',
      label: 'staff.menu.holidays',
      roles: [...committee, ...units, 'admin'],
    },
    { key: 'house', group: 'office', icon: 'home', label: 'assemblies.house.title', roles: ['clerk', 'admin'] },
  ],
  screens: [
    { path: 'holidays', load: () => import('./holidays-screen.tsx').then((file) => file.HolidaysScreen) },
    { path: 'house', load: () => import('./house-screen.tsx').then((file) => file.HouseScreen) },
  ],
};
