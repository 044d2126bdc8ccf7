/** Shapes that rules of every subject are made of. */
import { z } from 'zod';

/** A stretch of time as an assembly sets it. */
export const span = z.object({
  count: z.number().int().positive().max(1000),
  unit: z.enum(['working_day', 'day', 'month']),
});

/** A coded word in two languages: a reason, a category, a class. */
export const term = z.object({
  code: z
    .string()
    .regex(/^[a-z0-9_]+$/i)
    .max(40),
  zh: z.string().min(1).max(200),
  en: z.string().min(1).max(300),
});
export type Term = z.infer<typeof term>;
