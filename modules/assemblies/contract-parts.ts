/** Shapes that several contracts of this module share. */
import { z } from 'zod';
import { day, instant } from '../../platform/http/dates.ts';

export const bodyKinds = ['sector', 'committee', 'party', 'organisation', 'group'] as const;
export const unitKinds = ['handling', 'supervision_party', 'supervision_government'] as const;

export const assemblySchema = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  code: z.string(),
  level: z.enum(['province', 'city', 'county']),
  name: z.string(),
  shortName: z.string(),
  nameEn: z.string().nullable().meta({ description: 'In English, where it has such a name' }),
  shortNameEn: z.string().nullable(),
  place: z.string(),
});

export const termSchema = z.object({
  id: z.uuid(),
  ordinal: z.int(),
  label: z.string().meta({ description: '十三届, or "13th term", in the language of the request' }),
  startsOn: day,
  endsOn: day,
});

export const sessionSchema = z.object({
  id: z.uuid(),
  termId: z.uuid(),
  termOrdinal: z.int(),
  ordinal: z.int(),
  label: z.string().meta({ description: '十三届二次, or "13th term, 2nd session", in the language of the request' }),
  opensAt: instant,
  closesAt: instant,
  proposalsFrom: instant,
  proposalsUntil: instant.meta({ description: 'Last minute of the plenary window' }),
  intersessionUntil: instant.meta({ description: 'Last minute of the intersession window; later ones roll over' }),
});

export const bodySchema = z.object({
  id: z.uuid(),
  termId: z.uuid(),
  kind: z.enum(bodyKinds),
  name: z.string(),
  nameEn: z.string().nullable(),
  sortWeight: z.int(),
});

export const unitSchema = z.object({
  id: z.uuid(),
  kind: z.enum(unitKinds),
  side: z.enum(['party', 'government']),
  name: z.string(),
  nameEn: z.string().nullable(),
  letterCode: z.string(),
  sortWeight: z.int(),
  active: z.boolean(),
});
