/** What is kept of a member, who reads it, and what the member may ask to have changed. Pure; shared with the fronts. */

/** Read by anyone with an office in the assembly. */
export const openFields = [
  'name',
  'number',
  'standing',
  'posts',
  'sectorId',
  'committeeId',
  'committee2Id',
  'partyId',
  'groupId',
  'workplace',
  'post',
  'sortWeight',
] as const;
/** Read by the office and by the member. */
export const internalFields = ['ethnicity', 'born', 'sex', 'education'] as const;
/** Kept encrypted; the office sees them masked, and whole for a reason that is kept. */
export const sensitiveFields = ['identityNumber', 'religion', 'homeAddress', 'phone'] as const;

export type OpenField = (typeof openFields)[number];
export type InternalField = (typeof internalFields)[number];
export type SensitiveField = (typeof sensitiveFields)[number];
export type DetailField = InternalField | SensitiveField;
export const detailFields = [...internalFields, ...sensitiveFields] as const;

/** What a member may ask to have changed; the rest is the assembly's to say. */
export const askedFields = ['name', 'workplace', 'post', ...internalFields, ...sensitiveFields] as const;
export type AskedField = (typeof askedFields)[number];

export const isSensitive = (field: string): field is SensitiveField =>
  (sensitiveFields as readonly string[]).includes(field);

/** Why a seat ends before its term. */
export const endCodes = ['resigned', 'dismissed', 'died', 'moved'] as const;
export type EndCode = (typeof endCodes)[number];

/** Characters at most. */
export const lengths = {
  name: 60,
  number: 20,
  posts: 100,
  workplace: 100,
  post: 60,
  ethnicity: 20,
  education: 40,
  identityNumber: 18,
  religion: 20,
  homeAddress: 200,
  phone: 30,
} as const;

const bullet = '•';

/** What the office sees before it says why: the last four of a number, of a text only that there is one. */
export function masked(field: SensitiveField, value: string): string {
  if (value === '') return '';
  const shown = field === 'identityNumber' || field === 'phone' ? [...value].slice(-4).join('') : '';
  return bullet.repeat(shown ? 6 : 4) + shown;
}

/** As a keyed hash is taken of it, so that different ways to write one number are one. */
export const hashedText = (value: string): string => value.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
