/** A running clock as the API tells it. */
import { z } from 'zod';
import { instant } from '../http/dates.ts';

export const clockView = z.object({
  clockId: z.uuid(),
  kind: z.string(),
  waitsFor: z.string(),
  whose: z
    .object({ type: z.enum(['unit', 'proposer', 'role']), name: z.string() })
    .describe('Whose part it is: a unit, a proposer or an office'),
  mine: z.boolean().describe("The reader's own part"),
  startedAt: instant,
  dueAt: instant,
  daysLeft: z
    .number()
    .int()
    .describe('Working days left; negative: over by so many; 0 on the last day and on days off after it'),
  overdue: z.boolean().describe('The deadline has passed while its time ran'),
  provisional: z.boolean().describe('It reaches into a year whose notice of moved days is not known yet'),
  paused: z.boolean(),
  assignmentId: z.uuid().nullable(),
  urged: z
    .object({ at: instant, by: z.string() })
    .nullable()
    .describe('When those it waits for were last urged, and by whom'),
});
export type ClockView = z.infer<typeof clockView>;
