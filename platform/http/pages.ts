/** Pages by number: a list asked past its end answers with its last page and says so. */
import { z } from 'zod';

/** Every list that is asked by `page` and answers with a total names the page it shows. */
export const pageAnswered = z
  .int()
  .meta({ description: 'The page shown: the last one where the one asked for lies past the end' });

/** The page shown for the one asked for: an address older than the list shows its last page, an empty list its first. */
export const pageShown = (asked: number, total: number, size: number): number =>
  Math.min(asked, Math.max(1, Math.ceil(total / size)));

/**
 * Reads the page asked for, and where it lies past the end the last one.
 * @param read rows of a page with the total; a total that comes with the rows may be 0 where there are none
 */
export async function readPage<Answer extends { rows: readonly unknown[]; total: number }>(
  asked: number,
  size: number,
  read: (page: number) => Promise<Answer>,
): Promise<Answer & { page: number }> {
  const answer = await read(asked);
  if (answer.rows.length > 0 || asked === 1) return { ...answer, page: asked };
  const total = answer.total > 0 ? answer.total : (await read(1)).total;
  const page = pageShown(asked, total, size);
  return { ...(await read(page)), page };
}
