/** What suggestions add to the member's front. */
import type { MemberFront } from '../../../../web/shared/front.ts';
import type { Assembly } from '../../../../web/shared/session.tsx';

/** Members and those who speak for committees take suggestions up; members send them. */
const seated = (assembly: Assembly) =>
  assembly.grants.some((grant) => grant.role === 'member' || grant.role === 'body_contact');

export const member: MemberFront = {
  places: [{ key: 'suggestions', icon: 'send', label: 'suggestions.title', open: seated, rules: 'suggestions' }],
  room: {
    label: 'suggestions.title',
    icon: 'send',
    path: 'suggestions?mine=true',
    own: 'suggestions.member.mine',
    rules: 'suggestions',
    begin: { path: 'suggestions/new', label: 'suggestions.member.send', open: seated },
  },
  inbox: { kind: 'suggestion', load: () => import('./inbox-meta.tsx').then((file) => file.InboxMeta) },
  screens: [
    { path: 'suggestions', load: () => import('./list-screen.tsx').then((file) => file.ListScreen) },
    { path: 'suggestions/new', load: () => import('./send-screen.tsx').then((file) => file.SendScreen) },
    {
      path: 'suggestions/:suggestionId',
      load: () => import('./suggestion-screen.tsx').then((file) => file.SuggestionScreen),
    },
    {
      path: 'suggestions/:matterId/rate/:replyId',
      load: () => import('./after-reply.ts').then((file) => file.RateScreen),
    },
    {
      path: 'suggestions/:matterId/score/:assignmentId',
      load: () => import('./after-reply.ts').then((file) => file.ScoreScreen),
    },
  ],
};
