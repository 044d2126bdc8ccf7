/** Shapes the endpoints of suggestions share. */
import { z } from 'zod';
import { publicity } from '../../../platform/publicity/contract.ts';
import { expectedVersion, note, required, text } from '../../handling/contract.ts';
import { suggestionStates } from '../life.ts';

export { expectedVersion, note, publicity, required, text };

export const id = z.uuid();
export const params = z.object({ suggestionId: id });
export const suggestionState = z.enum(suggestionStates);

/** What every step answers: where the suggestion stands now. */
export const stepAnswer = z.object({ suggestionId: id, state: suggestionState, version: z.number().int() });

export const point = z.object({ longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) });
export const channel = z.enum(['mail', 'sms']);

/** 32 bytes made by the sender's device, base64url: the address of the private page, and the proof who sends again. */
export const secret = z.string().regex(/^[\w-]{43}$/);
export const secretParams = z.object({ secret });

export const photo = z.object({
  photoId: id,
  state: z.enum(['waiting', 'ready', 'refused']),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
});

export const paging = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(20),
};

export const choice = z.object({ code: z.string(), label: z.string() });

/** A piece of a text for the public: what is withheld is a marked gap without words. */
export const run = z.object({ text: z.string(), withheld: z.boolean() });

export const visit = z.object({
  visitId: id,
  kind: z.enum(['visit', 'consultation', 'follow_up']),
  happenedOn: z.string(),
  place: z.string(),
  people: z.string(),
  text: z.string(),
  recordedByName: z.string(),
  photos: z.array(photo),
});
