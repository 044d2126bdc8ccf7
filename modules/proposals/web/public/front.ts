/** What proposals add to the public pages. */
import type { PublicFront } from '../../../../web/public/front.ts';
import { FiguresPage } from './figures-page.tsx';
import { HomePart } from './home-part.tsx';
import { OpenDataPage } from './open-data-page.tsx';
import { ProposalPage } from './proposal-page.tsx';
import { RegisterPage } from './register-page.tsx';

export const open: PublicFront = {
  places: [
    { page: 'register', path: '/proposals', label: 'public.nav.register' },
    { page: 'figures', path: '/figures', label: 'public.nav.figures' },
    { page: 'open-data', path: '/open-data', label: 'public.nav.open-data' },
  ],
  pages: { register: RegisterPage, proposal: ProposalPage, figures: FiguresPage, 'open-data': OpenDataPage },
  home: { module: 'proposals', part: HomePart },
};
