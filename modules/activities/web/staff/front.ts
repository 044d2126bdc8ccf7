/** What activities add to the desk. */
import type { DeskFront } from '../../../../web/shared/front.ts';

const holders = ['clerk', 'body_contact', 'leader', 'evaluator', 'auditor'];

export const desk: DeskFront = {
  places: [
    {
      key: 'activities',
      group: 'work',
      icon: 'calendar',
      label: 'activities.title',
      roles: holders,
      rules: 'activities',
    },
    {
      key: 'activity-rules',
      group: 'office',
      icon: 'key',
      label: 'activities.rules.title',
      roles: ['clerk', 'admin', 'auditor'],
    },
  ],
  keys: [{ press: 'g a', to: 'activities', label: 'activities.desk.key' }],
  screens: [
    { path: 'activities', load: () => import('./list-screen.tsx').then((file) => file.ListScreen) },
    { path: 'activities/new', load: () => import('./plan-screen.tsx').then((file) => file.PlanScreen) },
    { path: 'activities/:activityId/plan', load: () => import('./plan-screen.tsx').then((file) => file.PlanScreen) },
    {
      path: 'activities/:activityId/hall/:halfDayId',
      load: () => import('./hall-screen.tsx').then((file) => file.HallScreen),
    },
    { path: 'activities/:activityId', load: () => import('./detail-screen.tsx').then((file) => file.DetailScreen) },
    { path: 'activity-rules', load: () => import('./rules-screen.tsx').then((file) => file.RulesScreen) },
    { path: 'activity-rules/new', load: () => import('./rules-screen.tsx').then((file) => file.PublishRulesScreen) },
  ],
};
