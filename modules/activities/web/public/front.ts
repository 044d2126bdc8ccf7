/** What activities add to the public pages. */
import type { PublicFront } from '../../../../web/public/front.ts';
import { ActivityPage } from './activity-page.tsx';
import { ListPage } from './list-page.tsx';

export const open: PublicFront = {
  places: [{ page: 'activities', path: '/activities', label: 'activities.title', rules: 'activities' }],
  pages: { activities: ListPage, activity: ActivityPage },
};
