/**
 * Days and instants in requests and answers. Years and offsets stay within what every database and calendar here can
 * hold: a year 0000 or an offset of sixteen hours is refused as input, not found out by the database.
 */
import { z } from 'zod';

/** `YYYY-MM-DD`, 1900 to 2199. */
export const day = z.iso.date().refine((text) => /^(19|20|21)/.test(text));

/** An instant with its offset, as `2026-03-05T09:00:00+08:00`, 1900 to 2199; offsets up to 14 hours, the most there are. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => /^(19|20|21).*(Z|[+-](0\d|1[0-4]):[0-5]\d)$/.test(text));
