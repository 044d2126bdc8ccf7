/** An assembly's map as an operator brings it: a GeoJSON collection (RFC 7946) of its cities and counties. */
import { z } from 'zod';

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const ring = z.array(position).min(4);
const name = z.string().trim().min(1).max(60);

const areaFeature = z.object({
  type: z.literal('Feature'),
  properties: z.object({
    code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
    name,
    nameEn: name.optional(),
    level: z.enum(['city', 'county']),
    parent: z.string().nullable().default(null).describe('Code of the city a county lies in'),
  }),
  geometry: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
  ]),
});

export const areaCollection = z
  .object({ type: z.literal('FeatureCollection'), features: z.array(areaFeature).min(1).max(500) })
  .superRefine(({ features }, context) => {
    const codes = new Set<string>();
    for (const [at, { properties }] of features.entries()) {
      const say = (message: string) => context.addIssue({ code: 'custom', path: ['features', at], message });
      if (codes.has(properties.code)) say(`${properties.code} is used twice`);
      codes.add(properties.code);
    }
    for (const [at, { properties }] of features.entries()) {
      if (properties.parent !== null && !codes.has(properties.parent))
        context.addIssue({ code: 'custom', path: ['features', at], message: `there is no area ${properties.parent}` });
    }
  });

export type AreaFeature = z.output<typeof areaFeature>;
