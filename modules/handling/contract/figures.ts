/** Figures of units' work, for the answer of a host. */
import { z } from 'zod';

const count = z.number().int();

export const replyFigures = z.object({
  assigned: count.describe('To lead and separate units'),
  issued: count.describe('Of these, with a first reply'),
  due: count.describe('Replies of all rounds that were given or are overdue'),
  onTime: count.describe('Of these, given by their deadline'),
  late: count,
  unanswered: count.describe('Of these, overdue and not given'),
  medianDays: z.number().nullable(),
  lowerQuartileDays: z.number().nullable(),
  upperQuartileDays: z.number().nullable(),
});
export type ReplyFigures = z.output<typeof replyFigures>;

export const ratedFigures = z.object({ satisfied: count, basically: count, unsatisfied: count, notRated: count });
export type RatedFigures = z.output<typeof ratedFigures>;

export const unitFigures = z.object({
  unitId: z.uuid(),
  unitName: z.string(),
  assigned: count,
  issued: count,
  due: count,
  onTime: count,
  satisfied: count,
  basically: count,
  unsatisfied: count,
});
export type UnitFigures = z.output<typeof unitFigures>;
