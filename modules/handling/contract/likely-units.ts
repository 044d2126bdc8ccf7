/** Which units a matter is likely for, of any host. */
import { z } from 'zod';

export const likelyUnitsAnswer = z.object({
  state: z
    .enum(['ready', 'not_yet', 'too_few', 'unsure'])
    .meta({ description: 'Why nothing is suggested, where nothing is' }),
  learnt: z
    .object({
      version: z.int(),
      at: z.string(),
      examples: z.int().meta({ description: 'Past assignments learnt from' }),
      units: z.int(),
      macroF1: z.number().nullable().meta({ description: 'By cross-validation, 0 to 1' }),
      firstThree: z
        .number()
        .nullable()
        .meta({ description: 'Share of past matters whose unit was among the first three' }),
    })
    .nullable(),
  items: z.array(
    z.object({
      unitId: z.uuid(),
      unitName: z.string(),
      probability: z.number(),
      because: z.array(z.string()).meta({ description: 'Words of the text that speak for it' }),
      like: z.array(
        z.object({ matterId: z.uuid(), title: z.string(), label: z.string(), path: z.string().nullable() }),
      ),
      open: z.int(),
      late: z.int(),
    }),
  ),
});
/** What units have in hand, beside the form that assigns. */
export const unitLoadsAnswer = z.object({
  items: z.array(
    z.object({
      unitId: z.uuid(),
      open: z.int().meta({ description: 'Matters of every kind in its hands' }),
      late: z.int().meta({ description: 'Of those, how many have a deadline of its own that has passed' }),
      answered: z.int().meta({ description: 'Matters of this kind and category it has answered' }),
    }),
  ),
});

export type LikelyUnits = z.output<typeof likelyUnitsAnswer>;
