/** What following adds to the public pages. */
import type { PublicFront } from '../../../../web/public/front.ts';
import { AskPage } from './ask-page.tsx';
import { MinePage } from './mine-page.tsx';
import { StopPage } from './stop-page.tsx';

export const open: PublicFront = {
  places: [],
  pages: { 'follow-ask': AskPage, following: MinePage, 'follow-stop': StopPage },
};
