/** The most bytes a body of JSON that its schema takes can have: what is longer need not be read. */
import { z } from 'zod';

/** Largest JSON read where the schema sets no bound of its own, in bytes. */
export const JSON_BYTES = 1024 * 1024;
/** A small body may be laid out as its sender likes. */
const LEAST = 4096;
/** One UTF-16 unit written as an escape. */
const ESCAPED = 6;
/** Longest number anybody writes. */
const NUMBER = 32;
/** Commas, line breaks and the spaces before an entry. */
const AROUND = 24;

interface Node {
  $ref?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Node[];
  oneOf?: Node[];
  allOf?: Node[];
  type?: string;
  format?: string;
  pattern?: string;
  maxLength?: number;
  items?: Node;
  prefixItems?: Node[];
  maxItems?: number;
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
}

const formats: Readonly<Record<string, number>> = { uuid: 36, date: 10, time: 30, 'date-time': 40 };

/** Of a pattern that says how many signs of one kind there are, as `^[A-Za-z]{43}$`. */
const longestOf = (pattern = ''): number | undefined => {
  const found = /^\^\[[^\]]+\]\{(?:\d+,)?(\d+)\}\$$/.exec(pattern);
  return found ? Number(found[1]) : undefined;
};

const written = (value: unknown): number => JSON.stringify(value).length * ESCAPED;
const sum = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0);

function sizeOf(node: Node): number {
  if ('const' in node) return written(node.const);
  if (node.enum) return Math.max(...node.enum.map(written));
  const either = node.anyOf ?? node.oneOf;
  if (either) return Math.max(...either.map(sizeOf));
  if (node.allOf) return sum(node.allOf.map(sizeOf));
  switch (node.type) {
    case 'string':
      return (
        (node.maxLength ?? formats[node.format ?? ''] ?? longestOf(node.pattern) ?? Number.POSITIVE_INFINITY) *
          ESCAPED +
        2
      );
    case 'number':
    case 'integer':
      return NUMBER;
    case 'boolean':
    case 'null':
      return 5;
    case 'array':
      if (node.prefixItems) return sum(node.prefixItems.map((item) => sizeOf(item) + AROUND));
      return node.maxItems === 0
        ? 2
        : (node.maxItems ?? Number.POSITIVE_INFINITY) * (sizeOf(node.items ?? {}) + AROUND) + 2;
    case 'object':
      // Any names, any number of them.
      if (typeof node.additionalProperties === 'object') return Number.POSITIVE_INFINITY;
      return sum(Object.entries(node.properties ?? {}).map(([key, part]) => written(key) + sizeOf(part) + AROUND)) + 2;
    default:
      return Number.POSITIVE_INFINITY;
  }
}

/** @param most what is read at most, whatever the schema takes @returns bytes */
export function bodyLimitOf(schema: z.ZodType | undefined, most: number = JSON_BYTES): number {
  if (!schema) return most;
  const node = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Node;
  return Math.ceil(Math.min(most, Math.max(LEAST, sizeOf(node))));
}
