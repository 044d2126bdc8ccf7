/** What proposals add to the desk. */
import type { DeskFront } from '../../../../web/shared/front.ts';
import { committee, units } from '../../../../web/shared/offices.ts';

const everyOffice = [...committee, ...units];
const merging = ['reviewer_1', 'reviewer_2', 'reviewer_3', 'assigner', 'clerk'];

export const desk: DeskFront = {
  places: [
    { key: 'proposals', group: 'work', icon: 'proposal', label: 'staff.menu.proposals', roles: everyOffice },
    { key: 'board', group: 'work', icon: 'filter', label: 'staff.menu.board', roles: committee },
    { key: 'merge', group: 'work', icon: 'merge', label: 'staff.menu.merge', roles: merging },
    { key: 'overdue', group: 'work', icon: 'clock', label: 'staff.menu.overdue', roles: everyOffice },
    { key: 'look-back', group: 'work', icon: 'return', label: 'staff.menu.look-back', roles: everyOffice },
    { key: 'figures', group: 'account', icon: 'chart', label: 'staff.menu.figures' },
    {
      key: 'excellent',
      group: 'account',
      icon: 'star',
      label: 'staff.menu.excellent',
      roles: ['clerk', 'evaluator', 'leader', 'auditor'],
    },
    { key: 'write', group: 'office', icon: 'edit', label: 'staff.menu.write', roles: ['clerk'] },
    { key: 'office', group: 'office', icon: 'download', label: 'staff.menu.office', roles: everyOffice },
    { key: 'rules', group: 'office', icon: 'key', label: 'staff.menu.rules', roles: ['clerk', 'admin', 'auditor'] },
  ],
  keys: [
    { press: 'g l', to: 'proposals', label: 'staff.keys.g_l' },
    { press: 'g b', to: 'board', label: 'staff.keys.g_b' },
  ],
  inbox: [() => import('./unit-desk.tsx').then((file) => file.UnitDesk)],
  bulk: [
    { kind: 'proposal', tasks: ['take_in'], load: () => import('./bulk/acts.tsx').then((file) => file.TakeInMany) },
    {
      kind: 'proposal',
      tasks: ['take_in', 'review'],
      load: () => import('./bulk/acts.tsx').then((file) => file.CategoriseMany),
    },
    {
      kind: 'proposal',
      tasks: ['propose_assignment'],
      load: () => import('./bulk/acts.tsx').then((file) => file.ProposeMany),
    },
    {
      kind: 'proposal',
      tasks: ['confirm_assignment'],
      load: () => import('./bulk/acts.tsx').then((file) => file.ConfirmMany),
    },
  ],
  screens: [
    { path: 'proposals', load: () => import('./list-screen.tsx').then((file) => file.ListScreen) },
    {
      path: 'proposals/:proposalId',
      load: () => import('./detail-screen.tsx').then((file) => file.DetailScreen),
    },
    {
      path: 'proposals/:proposalId/redact',
      load: () => import('./redact-screen.tsx').then((file) => file.RedactScreen),
    },
    { path: 'board', load: () => import('./board-screen.tsx').then((file) => file.BoardScreen) },
    { path: 'merge', load: () => import('./merge-screen.tsx').then((file) => file.MergeScreen) },
    { path: 'write/:draftId?', load: () => import('./write-screen.tsx').then((file) => file.WriteScreen) },
    { path: 'overdue', load: () => import('./overdue-screen.tsx').then((file) => file.OverdueScreen) },
    { path: 'look-back', load: () => import('./look-back-screen.tsx').then((file) => file.LookBackScreen) },
    { path: 'excellent', load: () => import('./excellent-screen.tsx').then((file) => file.ExcellentScreen) },
    { path: 'figures', load: () => import('./figures-screen.tsx').then((file) => file.FiguresScreen) },
    { path: 'office', load: () => import('./office-screen.tsx').then((file) => file.OfficeScreen) },
    { path: 'rules', load: () => import('./rules-screen.tsx').then((file) => file.RulesScreen) },
    {
      path: 'rules/new',
      load: () => import('./rules/publish-screen.tsx').then((file) => file.PublishRulesScreen),
    },
  ],
};
