/** What duty adds to the desk. */
import type { DeskFront } from '../../../../web/shared/front.ts';

export const desk: DeskFront = {
  places: [
    {
      key: 'duty',
      group: 'work',
      icon: 'star',
      label: 'duty.title',
      roles: ['clerk', 'reviewer_1', 'assigner'],
      rules: 'duty',
    },
    {
      key: 'duty-rules',
      group: 'office',
      icon: 'key',
      label: 'duty.rules.title',
      roles: ['clerk', 'admin', 'auditor'],
    },
  ],
  screens: [
    { path: 'duty', load: () => import('./records-screen.tsx').then((file) => file.RecordsScreen) },
    { path: 'duty/year', load: () => import('./year-screen.tsx').then((file) => file.YearScreen) },
    { path: 'duty-rules', load: () => import('./rules-screen.tsx').then((file) => file.RulesScreen) },
    { path: 'duty-rules/new', load: () => import('./rules-screen.tsx').then((file) => file.PublishRulesScreen) },
  ],
};
