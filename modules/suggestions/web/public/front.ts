/** What suggestions add to the public pages. */
import type { PublicFront } from '../../../../web/public/front.ts';
import { FiguresPage } from './figures-page.tsx';
import { HomePart } from './home-part.tsx';
import { ListPage } from './list-page.tsx';
import { MinePage } from './mine-page.tsx';
import { PosterPage } from './poster-page.tsx';
import { ScreeningPage } from './screening-page.tsx';
import { SendPage } from './send-page.tsx';
import { SuggestionPage } from './suggestion-page.tsx';

export const open: PublicFront = {
  places: [{ page: 'suggestions', path: '/suggestions', label: 'suggestions.page.nav', rules: 'suggestions' }],
  pages: {
    suggestions: ListPage,
    suggestion: SuggestionPage,
    'suggestion-new': SendPage,
    'suggestion-mine': MinePage,
    'suggestion-figures': FiguresPage,
    'suggestion-screening': ScreeningPage,
    'suggestion-poster': PosterPage,
  },
  home: { module: 'suggestions', part: HomePart, rules: 'suggestions' },
};
