/** What proposals add to the member's front. */
import type { MemberFront } from '../../../../web/shared/front.ts';
import { mayPropose } from './may-propose.ts';
import { offline } from './offline.ts';

export const member: MemberFront = {
  places: [
    { key: 'mine', icon: 'proposal', label: 'member.nav.mine' },
    { key: 'write', path: 'write/new', icon: 'edit', label: 'member.nav.write', open: mayPropose },
    { key: 'find', icon: 'search', label: 'member.nav.find' },
  ],
  room: {
    label: 'member.room.proposals',
    icon: 'proposal',
    path: 'mine',
    own: 'member.mine.title',
    begin: { path: 'write/new', label: 'member.nav.write', open: mayPropose },
    drafts: 'mine?tab=drafts',
  },
  home: [
    { at: 'above', load: () => import('./drafts-on-phone.tsx').then((file) => file.DraftsOnPhone) },
    { at: 'below', load: () => import('./own-bodies.tsx').then((file) => file.OwnBodies) },
  ],
  inbox: { kind: 'proposal', load: () => import('./inbox-meta.tsx').then((file) => file.InboxMeta) },
  offline,
  screens: [
    { path: 'mine', load: () => import('./mine-screen.tsx').then((file) => file.MineScreen) },
    { path: 'write/:draftId/:step?', load: () => import('./write-screen.tsx').then((file) => file.WriteScreen) },
    { path: 'find', load: () => import('./find-screen.tsx').then((file) => file.FindScreen) },
    {
      path: 'proposals/:proposalId',
      load: () => import('./proposal-screen.tsx').then((file) => file.ProposalScreen),
    },
    {
      path: 'proposals/:matterId/rate/:replyId',
      load: () => import('./after-reply.ts').then((file) => file.RateScreen),
    },
    {
      path: 'proposals/:matterId/score/:assignmentId',
      load: () => import('./after-reply.ts').then((file) => file.ScoreScreen),
    },
  ],
};
