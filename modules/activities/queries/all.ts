/** Every read of this module. */
import { getAttendance, getHallCode } from './attendance.ts';
import { activityCalendar } from './calendar.ts';
import { exportActivities } from './export-activities.ts';
import { getActivity } from './get-activity.ts';
import { exportInvited, listInvited } from './invited.ts';
import { leaveFile, listLeaves } from './leaves.ts';
import { listActivities } from './list-activities.ts';
import { listActivityRules } from './list-rules.ts';
import { activityOptions } from './options.ts';
import { activityPaper } from './papers.ts';
import { getPublicActivity, listPublicActivities, publicActivityPaper } from './public.ts';

export const queries = [
  listActivities,
  exportActivities,
  activityOptions,
  listActivityRules,
  getActivity,
  listInvited,
  exportInvited,
  activityCalendar,
  activityPaper,
  getHallCode,
  getAttendance,
  listLeaves,
  leaveFile,
  listPublicActivities,
  getPublicActivity,
  publicActivityPaper,
];
