/** What suggestions add to the desk. */
import type { DeskFront } from '../../../../web/shared/front.ts';
import { committee, supervision, units } from '../../../../web/shared/offices.ts';

export const desk: DeskFront = {
  places: [
    {
      key: 'suggestions',
      group: 'work',
      icon: 'edit',
      label: 'suggestions.title',
      roles: [...committee, ...supervision, ...units],
      rules: 'suggestions',
    },
    {
      key: 'suggestion-rules',
      group: 'office',
      icon: 'key',
      label: 'suggestions.rules.title',
      roles: ['clerk', 'admin', 'auditor'],
    },
  ],
  keys: [{ press: 'g s', to: 'suggestions', label: 'suggestions.desk.key' }],
  inbox: [() => import('./waiting-panel.tsx').then((file) => file.WaitingPanel)],
  bulk: [
    { kind: 'suggestion', tasks: ['screen'], load: () => import('./bulk.tsx').then((file) => file.AcceptInbox) },
    { kind: 'suggestion', tasks: ['screen'], load: () => import('./bulk.tsx').then((file) => file.ReturnInbox) },
    { kind: 'suggestion', tasks: ['screen'], load: () => import('./bulk.tsx').then((file) => file.DeclineInbox) },
    { kind: 'suggestion', tasks: ['screen'], load: () => import('./bulk.tsx').then((file) => file.PassOnInbox) },
    {
      kind: 'suggestion',
      tasks: ['confirm_assignment'],
      load: () => import('./bulk.tsx').then((file) => file.ConfirmMany),
    },
  ],
  screens: [
    { path: 'suggestions', load: () => import('./list-screen.tsx').then((file) => file.ListScreen) },
    {
      path: 'suggestions/imports',
      load: () => import('./imports-screen.tsx').then((file) => file.ImportsScreen),
    },
    {
      path: 'suggestions/figures',
      load: () => import('./figures-screen.tsx').then((file) => file.FiguresScreen),
    },
    { path: 'suggestion-rules', load: () => import('./rules-screen.tsx').then((file) => file.RulesScreen) },
    {
      path: 'suggestion-rules/new',
      load: () => import('./rules-screen.tsx').then((file) => file.PublishRulesScreen),
    },
    {
      path: 'suggestions/:suggestionId/redact',
      load: () => import('./redact-screen.tsx').then((file) => file.RedactScreen),
    },
    { path: 'suggestions/:suggestionId', load: () => import('./detail-screen.tsx').then((file) => file.DetailScreen) },
  ],
};
