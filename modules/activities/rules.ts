/** What an assembly may set for activities: data with a start date. An activity keeps the version it was planned under. */
import { z } from 'zod';

export const activityRules = z.object({
  answer: z.object({
    /** Days before the end of the time to answer at which those who have not are reminded: working days of the clocks. */
    remind: z.boolean(),
    /** An activity one must attend is announced so many days before it begins, else the desk says so. */
    noticeDays: z.number().int().min(0).max(60),
  }),
  signIn: z.object({
    /** Minutes before a half-day begins from which one can sign in. */
    openMinutes: z.number().int().min(0).max(240),
    /** The code on the screen changes every so many seconds, and holds for so many changes more. */
    stepSeconds: z.number().int().min(3).max(120),
    steps: z.number().int().min(1).max(10),
    /** A code scanned without a network is taken for so many hours; 0: never. */
    offlineHours: z.number().int().min(0).max(72),
    /** By place: within so many metres; 0: not offered. */
    placeMetres: z.number().int().min(0).max(2000),
  }),
  /** Present is who was there in at least so many parts of the whole. */
  attendance: z.object({
    part: z.number().int().min(1).max(10),
    whole: z.number().int().min(1).max(10),
  }),
});
export type ActivityRules = z.infer<typeof activityRules>;

/** National preset: told ten days ahead, as plenary notices usually are. */
const national: ActivityRules = {
  answer: { remind: true, noticeDays: 10 },
  signIn: { openMinutes: 60, stepSeconds: 10, steps: 2, offlineHours: 12, placeMetres: 300 },
  // Fewer than two thirds of the half-days count as absent.
  attendance: { part: 2, whole: 3 },
};
const province: ActivityRules = national;
const county: ActivityRules = { ...national, answer: { remind: true, noticeDays: 5 } };

export const presets = { national, province, county } as const;
export type PresetName = keyof typeof presets;
