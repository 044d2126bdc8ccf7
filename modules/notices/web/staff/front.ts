/** What notices add to the desk. */
import type { DeskFront } from '../../../../web/shared/front.ts';

export const desk: DeskFront = {
  places: [],
  screens: [{ path: 'notices', load: () => import('./notices-screen.tsx').then((file) => file.NoticesScreen) }],
};
