/** The one search on the public pages. */
import type { PublicFront } from '../public/front.ts';
import { SearchPage } from './public-page.tsx';

export const searchOpen: PublicFront = { places: [], pages: { search: SearchPage } };
