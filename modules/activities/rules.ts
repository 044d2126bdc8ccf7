/** What an assembly may set for activities: data with a start date. An activity keeps the version it was planned under. */
import { z } from 'zod';

export const activityRules = z.object({
  answer: z.object({
    /** Days before the end of the time to answer at which those who have not are reminded: working days of the clocks. */
    remind: z.boolean(),
    /** An activity one must attend is announced so many days before it begins, else the desk says so. */
    noticeDays: z.number().int().min(0).max(60),
  }),
});
export type ActivityRules = z.infer<typeof activityRules>;

/** National preset: told ten days ahead, as plenary notices usually are. */
const national: ActivityRules = { answer: { remind: true, noticeDays: 10 } };
const province: ActivityRules = national;
const county: ActivityRules = { answer: { remind: true, noticeDays: 5 } };

export const presets = { national, province, county } as const;
export type PresetName = keyof typeof presets;
