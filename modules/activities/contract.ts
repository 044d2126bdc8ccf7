/** All endpoints of activities, by operationId. */
import { answeringEndpoints } from './contract/answering.ts';
import { attendanceEndpoints } from './contract/attendance.ts';
import { leaveEndpoints } from './contract/leave.ts';
import { minutesEndpoints } from './contract/minutes.ts';
import { planningEndpoints } from './contract/planning.ts';
import { publicEndpoints } from './contract/public.ts';
import { readingEndpoints } from './contract/reading.ts';
import { rulesEndpoints } from './contract/rules.ts';

export const activityEndpoints = {
  ...rulesEndpoints,
  ...readingEndpoints,
  ...planningEndpoints,
  ...answeringEndpoints,
  ...attendanceEndpoints,
  ...leaveEndpoints,
  ...minutesEndpoints,
  ...publicEndpoints,
} as const;
export type ActivityEndpoints = typeof activityEndpoints;
