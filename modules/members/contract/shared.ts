/** Parts the schemas of this module share. */
import { z } from 'zod';
import { day } from '../../../platform/http/dates.ts';
import { lengths } from '../fields.ts';
import { memberStates } from '../life.ts';

export const id = z.uuid();
export const named = z.object({ id, name: z.string() }).nullable();
export const memberState = z.enum(memberStates);
export const memberParams = z.object({ memberId: id });
export const required = (most: number) => z.string().trim().min(1).max(most);
export const text = (most: number) => z.string().trim().max(most);

export const memberSchema = z.object({
  id,
  termId: id,
  number: z.string(),
  name: z.string(),
  standing: z.boolean(),
  posts: z.string().describe('Posts in the assembly'),
  sector: named,
  committee: named,
  committee2: named,
  party: named,
  group: named,
  workplace: z.string(),
  post: z.string().describe('Post at the workplace'),
  sortWeight: z.int(),
  state: memberState,
  version: z.int(),
});
export type MemberView = z.output<typeof memberSchema>;

const open = {
  name: required(lengths.name),
  number: required(lengths.number),
  standing: z.boolean(),
  posts: text(lengths.posts),
  sectorId: id.nullable(),
  committeeId: id.nullable(),
  committee2Id: id.nullable(),
  partyId: id.nullable(),
  groupId: id.nullable(),
  workplace: text(lengths.workplace),
  post: text(lengths.post),
  sortWeight: z.int().min(0).max(1_000_000),
};

const details = {
  ethnicity: text(lengths.ethnicity),
  born: day.nullable(),
  sex: z.enum(['female', 'male']).nullable(),
  education: text(lengths.education),
  identityNumber: text(lengths.identityNumber),
  religion: text(lengths.religion),
  homeAddress: text(lengths.homeAddress),
  phone: text(lengths.phone),
};

/** What the office may write; absent: as it is. */
export const memberChanges = z.strictObject({ ...open, ...details }).partial();
export type MemberChanges = z.output<typeof memberChanges>;

/** What a member may ask for. */
export const askedChanges = z
  .strictObject({ name: open.name, workplace: open.workplace, post: open.post, ...details })
  .partial();
export type AskedChanges = z.output<typeof askedChanges>;
