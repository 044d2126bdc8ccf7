/** What proposals add to the member's front. */
import type { MemberFront } from '../../../../web/shared/front.ts';
import { mayPropose } from './may-propose.ts';

export const member: MemberFront = {
  places: [
    { key: 'mine', icon: 'proposal', label: 'member.nav.mine' },
    { key: 'write', path: 'write/new', icon: 'edit', label: 'member.nav.write', open: mayPropose },
    { key: 'find', icon: 'search', label: 'member.nav.find' },
  ],
  screens: [
    { path: '', load: () => import('./inbox-screen.tsx').then((file) => file.InboxScreen) },
    { path: 'mine', load: () => import('./mine-screen.tsx').then((file) => file.MineScreen) },
    { path: 'write/:draftId/:step?', load: () => import('./write-screen.tsx').then((file) => file.WriteScreen) },
    { path: 'find', load: () => import('./find-screen.tsx').then((file) => file.FindScreen) },
    {
      path: 'proposals/:proposalId',
      load: () => import('./proposal-screen.tsx').then((file) => file.ProposalScreen),
    },
    {
      path: 'proposals/:proposalId/rate/:replyId',
      load: () => import('./rate-screen.tsx').then((file) => file.RateScreen),
    },
    {
      path: 'proposals/:proposalId/score/:assignmentId',
      load: () => import('./score-screen.tsx').then((file) => file.ScoreScreen),
    },
  ],
};
