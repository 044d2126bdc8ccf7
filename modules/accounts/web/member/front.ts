/** What accounts add to the member's front. */
import type { MemberFront } from '../../../../web/shared/front.ts';

export const member: MemberFront = {
  places: [],
  screens: [
    {
      path: 'second-factors',
      load: () => import('./second-factors-screen.tsx').then((file) => file.SecondFactorsScreen),
    },
  ],
};
