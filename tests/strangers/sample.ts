/** A body or query that a schema takes: the least that is required, with given ids where ids are asked for. */
import { z } from 'zod';

interface Shape {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  minItems?: number;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  format?: string;
  pattern?: string;
}

const texts: Record<string, string> = {
  date: '2026-03-05',
  'date-time': '2026-03-05T09:00:00+08:00',
  uri: 'https://example.org/',
};

function sample(shape: Shape, idFor: (name: string) => string, name: string): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  const choice = shape.anyOf ?? shape.oneOf ?? shape.allOf;
  if (choice) return sample(choice[0]!, idFor, name);
  const type = Array.isArray(shape.type) ? shape.type[0] : shape.type;
  if (type === 'object') {
    const required = shape.required ?? [];
    return Object.fromEntries(required.map((key) => [key, sample(shape.properties?.[key] ?? {}, idFor, key)]));
  }
  if (type === 'array') {
    return Array.from({ length: shape.minItems ?? 0 }, () => sample(shape.items ?? {}, idFor, name));
  }
  if (type === 'integer' || type === 'number') {
    return Math.max(shape.minimum ?? 1, shape.exclusiveMinimum === undefined ? 1 : shape.exclusiveMinimum + 1);
  }
  if (type === 'boolean') return true;
  if (type === 'string') {
    if (shape.format === 'uuid') return idFor(name);
    return texts[shape.format ?? ''] ?? 'x'.repeat(Math.max(1, shape.minLength ?? 1));
  }
  return {};
}

/** @param idFor gives the id for a property such as `unitId` */
export function sampleOf(schema: z.ZodType, idFor: (name: string) => string): unknown {
  return sample(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, idFor, '');
}
