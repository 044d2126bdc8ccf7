/** The one search, as every front has it. */
import type { DeskFront, MemberFront } from '../shared/front.ts';

export const searchDesk: DeskFront = {
  places: [],
  screens: [{ path: 'search', load: () => import('./desk-screen.tsx').then((file) => file.SearchScreen) }],
};

export const searchMember: MemberFront = {
  places: [],
  screens: [{ path: 'search', load: () => import('./member-screen.tsx').then((file) => file.SearchScreen) }],
};
