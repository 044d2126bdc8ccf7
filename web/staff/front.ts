/** What belongs to the desk whatever the rooms: its inbox. */
import type { DeskFront } from '../shared/front.ts';

export const ownDesk: DeskFront = {
  places: [{ key: '', group: 'work', icon: 'inbox', label: 'staff.menu.inbox' }],
  keys: [{ press: 'g i', to: '', label: 'staff.keys.g_i' }],
  screens: [{ path: '', load: () => import('./inbox/inbox-screen.tsx').then((file) => file.InboxScreen) }],
};
