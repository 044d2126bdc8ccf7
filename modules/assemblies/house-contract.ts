/** Requests and answers of what an assembly keeps of itself by hand: its names, units and bodies. */
import { z } from 'zod';
import { day } from '../../platform/http/dates.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { bodyKinds, bodySchema, unitKinds, unitSchema } from './contract-parts.ts';

const id = z.uuid();
const count = z.int();
const name = z.string().trim().min(1).max(120);
const nameEn = z.string().trim().max(200).meta({ description: 'Empty: it has no English name' });
const letterCode = z
  .string()
  .trim()
  .max(10)
  .meta({ description: 'Short form in letter numbers, as 湘教; may be empty' });
const place = z.int().min(1).max(10_000).meta({ description: 'Its place in the printed order, from 1' });
const unitId = z.object({ unitId: id });
const bodyId = z.object({ bodyId: id });
const side = z.enum(['party', 'government']);
const done = z.object({});

/** By operationId. */
export const houseEndpoints = {
  changeAssembly: endpoint({
    method: 'PATCH',
    path: '',
    body: z.object({
      name: name.optional(),
      shortName: name.optional(),
      nameEn: nameEn.optional(),
      shortNameEn: z.string().trim().max(120).optional(),
      place: name.optional(),
      contact: z.string().trim().max(200).optional(),
    }),
    response: done,
  }),
  listUnitsOfHouse: endpoint({
    method: 'GET',
    path: '/house/units',
    response: z.object({
      units: z.array(
        unitSchema.extend({
          place,
          people: count.meta({ description: 'Who hold an office there now' }),
          work: count.meta({ description: 'Matters in its hands' }),
        }),
      ),
    }),
  }),
  addUnit: endpoint({
    method: 'POST',
    path: '/units',
    body: z.object({
      name,
      nameEn: nameEn.default(''),
      kind: z.enum(unitKinds).default('handling'),
      side: side.default('government'),
      letterCode: letterCode.default(''),
      place: place.optional().meta({ description: 'Absent: last of its kind' }),
    }),
    response: z.object({ unitId: id }),
  }),
  changeUnit: endpoint({
    method: 'PATCH',
    path: '/units/:unitId',
    params: unitId,
    body: z.object({
      name: name.optional(),
      nameEn: nameEn.optional(),
      side: side.optional(),
      letterCode: letterCode.optional(),
      place: place.optional(),
    }),
    response: done,
  }),
  setUnitActive: endpoint({
    method: 'POST',
    path: '/units/:unitId/active',
    params: unitId,
    body: z.object({ active: z.boolean() }),
    response: done,
  }),
  listBodiesOfHouse: endpoint({
    method: 'GET',
    path: '/house/bodies',
    query: z.object({ termId: id.optional().meta({ description: 'Absent: the current term' }) }),
    response: z.object({
      terms: z.array(z.object({ id, label: z.string(), startsOn: day, endsOn: day, over: z.boolean() })),
      termId: id.nullable().meta({ description: 'The term shown' }),
      bodies: z.array(
        bodySchema.extend({
          place,
          seats: count.meta({ description: 'Members who sit in it' }),
          used: z.boolean().meta({ description: 'Somebody sits or sat in it, or something was done in its name' }),
        }),
      ),
    }),
  }),
  addBody: endpoint({
    method: 'POST',
    path: '/bodies',
    body: z.object({
      termId: id.optional().meta({ description: 'Absent: the current term' }),
      kind: z.enum(bodyKinds),
      name,
      nameEn: nameEn.default(''),
      place: place.optional().meta({ description: 'Absent: last of its kind' }),
    }),
    response: z.object({ bodyId: id }),
  }),
  changeBody: endpoint({
    method: 'PATCH',
    path: '/bodies/:bodyId',
    params: bodyId,
    body: z.object({ name: name.optional(), nameEn: nameEn.optional(), place: place.optional() }),
    response: done,
  }),
  removeBody: endpoint({ method: 'POST', path: '/bodies/:bodyId/remove', params: bodyId, response: done }),
};
