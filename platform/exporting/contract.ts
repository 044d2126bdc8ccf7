/** Lists taken away, in the API. */
import { z } from 'zod';

export const listFormats = ['xlsx', 'docx', 'pdf', 'csv', 'json'] as const;
export type ListFormat = (typeof listFormats)[number];

export const listFormat = z.enum(listFormats);
