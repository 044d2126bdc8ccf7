/** Addresses of the pages of those who follow, with the data of each. */
import { type PublicPages, queryOf } from '../../../../platform/http/public-pages.ts';
import { askForm, loadAskPage, loadMinePage, loadStopPage, mineForm, stopForm } from './loaders.ts';

export const publicPages = (kinds: ReadonlySet<string>): PublicPages => ({
  pages: [
    { path: '/following', name: 'follow-ask', load: (ctx, request) => loadAskPage(ctx, kinds, queryOf(request)) },
    { path: '/following/mine/:secret', name: 'following', load: (ctx, request) => loadMinePage(ctx, kinds, request) },
    {
      path: '/following/mine/:secret/stop/:followId',
      name: 'follow-stop',
      load: (ctx, request) => loadStopPage(ctx, kinds, request),
    },
  ],
  forms: [askForm(kinds), mineForm(kinds), stopForm(kinds)],
  workers: [{ path: '/following/sw.js', script: 'following/push' }],
});
