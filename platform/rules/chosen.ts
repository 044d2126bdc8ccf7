/** What a caller chose to set as rules. */
import type { z } from 'zod';
import { fieldIssue } from '../http/errors.ts';
import { Problem } from '../http/problem.ts';

/**
 * A preset, or the content sent, with what the schema fills in.
 * @throws Problem 422 with the way to each part that does not fit, as `body.content.review.rounds`
 */
export function chosenContent<Rules, Preset extends string>(
  schema: z.ZodType<Rules>,
  presets: Readonly<Record<Preset, unknown>>,
  { preset, content }: { preset?: Preset | undefined; content?: unknown },
): Rules {
  const parsed = schema.safeParse(preset ? presets[preset] : content);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => fieldIssue('body.content', issue as never));
  throw new Problem(422, 'invalid', {}, issues);
}
