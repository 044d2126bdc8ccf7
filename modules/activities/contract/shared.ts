/** Shapes the endpoints of activities share. */
import { z } from 'zod';
import { instant } from '../../../platform/http/dates.ts';
import { activityStates, activityTypes, answers, guestKinds, modes } from '../life.ts';

export const id = z.uuid();
export const params = z.object({ activityId: id });
export const required = (most: number) => z.string().trim().min(1).max(most);
export const text = (most: number) => z.string().trim().max(most).default('');
export const activityState = z.enum(activityStates);
export const activityType = z.enum(activityTypes);
export const mode = z.enum(modes);
export const answer = z.enum(answers);
export const guestKind = z.enum(guestKinds);
export const expectedVersion = z.number().int().optional();
export const seen = z.object({ expectedVersion });

/** What every step answers: where the activity stands now. */
export const stepAnswer = z.object({ activityId: id, state: activityState, version: z.number().int() });

export const paging = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(20),
};

export const programmeItem = z.object({ at: text(5), title: required(200), who: text(100) });

export const halfDay = z.object({
  halfDayId: id,
  startsAt: instant,
  endsAt: instant,
  place: z.string(),
  items: z.array(z.object({ at: z.string(), title: z.string(), who: z.string() })),
});

export const paper = z.object({
  paperId: id,
  title: z.string(),
  label: z.enum(['public', 'internal', 'sensitive']),
  stage: z.enum(['before', 'after']),
  name: z.string(),
  size: z.number().int(),
  addedAt: instant,
});

export const point = z.object({ longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) });

/** Planned, once for the whole: half-days with their points. */
export const plan = z.object({
  type: activityType,
  title: required(120),
  description: text(5000),
  place: text(200),
  contact: text(100),
  bodyId: id.nullable().default(null).describe('The body that holds it; null: the office'),
  mode,
  quota: z.number().int().min(1).max(10_000).nullable().default(null),
  answerUntil: instant.nullable().default(null),
  isPublic: z.boolean().default(false),
  point: point.nullable().default(null).describe('Where it is, for signing in by place'),
  halfDays: z
    .array(
      z.object({
        halfDayId: id.optional().describe('One that is kept; absent: a new one'),
        startsAt: instant,
        endsAt: instant,
        place: text(200),
        items: z.array(programmeItem).max(40).default([]),
      }),
    )
    .min(1)
    .max(40),
});
export type Plan = z.output<typeof plan>;
