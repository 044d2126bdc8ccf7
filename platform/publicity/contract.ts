/** Publicity in the API: shapes every kind of matter shares, made for the texts it has. */
import { z } from 'zod';
import { personalKinds } from '../privacy/find-personal.ts';
import { publicities } from './dials.ts';

export const publicity = z.enum(publicities);

const itemId = z.uuid().optional().describe('Which of several texts of the field');

/** A mask as it is read. @param fields names of the texts that can become public */
export const maskView = <const F extends readonly [string, ...string[]]>(fields: F) =>
  z.object({ field: z.enum(fields), itemId, from: z.int(), to: z.int(), reason: z.string() });

/** All masks of a matter, as they are put. */
export const masksBody = <const F extends readonly [string, ...string[]]>(fields: F) =>
  z.object({
    redactions: z
      .array(
        z.object({
          field: z.enum(fields),
          itemId,
          from: z.number().int().min(0),
          to: z.number().int().positive(),
          reason: z.string().trim().min(1).max(200),
        }),
      )
      .max(300),
  });

/** What would be public, and the personal data in it. */
export const publicationView = <const F extends readonly [string, ...string[]]>(fields: F) =>
  z.object({
    texts: z
      .array(
        z.object({
          field: z.enum(fields),
          itemId,
          of: z.string().optional().describe('The unit that wrote it'),
          text: z.string(),
        }),
      )
      .describe('Every text the public would read, in which passages can be withheld'),
    finds: z.array(
      z.object({
        field: z.enum(fields),
        itemId,
        kind: z.enum(personalKinds),
        certainty: z.enum(['sure', 'suspected']),
        from: z.int(),
        to: z.int(),
        written: z.string(),
        withheld: z.boolean(),
        decisive: z.boolean(),
      }),
    ),
  });

/** What a decision on publicity says. */
export const decisionBody = {
  decision: publicity,
  reason: z.string().trim().max(500).default(''),
  /** Personal data found in what becomes public has been looked at and may be read by all; the reason says why. */
  acceptFinds: z.boolean().optional(),
};
