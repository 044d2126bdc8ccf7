/** What an assembly may set for activities: data with a start date. An activity keeps the version it was planned under. */
import { z } from 'zod';
import { term } from '../../platform/rules/shapes.ts';
import { type ActivityType, type Approver, activityTypes, approvers } from './life.ts';

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
  leave: z.object({
    /** Who decides, by the level of the meeting. */
    approver: z.object(
      Object.fromEntries(activityTypes.map((type) => [type, z.enum(approvers)])) as Record<
        ActivityType,
        z.ZodEnum<{ [K in Approver]: K }>
      >,
    ),
    reasons: z.array(term).min(1),
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
  leave: {
    approver: {
      plenary: 'leader',
      standing_meeting: 'leader',
      chair_meeting: 'leader',
      committee_meeting: 'body',
      consultation: 'office',
      inspection: 'office',
      study: 'office',
      training: 'office',
      talk: 'body',
      gathering: 'office',
      group_activity: 'body',
    },
    reasons: [
      { code: 'duty', zh: '公务安排冲突', en: 'another official duty' },
      { code: 'ill', zh: '生病', en: 'illness' },
      { code: 'abroad', zh: '出国（境）', en: 'abroad' },
      { code: 'family', zh: '家中有事', en: 'a family matter' },
      { code: 'other', zh: '其他', en: 'something else' },
    ],
  },
  // Fewer than two thirds of the half-days count as absent.
  attendance: { part: 2, whole: 3 },
};
const province: ActivityRules = national;
const county: ActivityRules = { ...national, answer: { remind: true, noticeDays: 5 } };

export const presets = { national, province, county } as const;
export type PresetName = keyof typeof presets;
