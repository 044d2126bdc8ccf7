/**
 * The fields of a set of rules, read from its zod schema: what a form asks, what a difference compares and what words are
 * needed for. Pure; used by server and fronts.
 */
import { z } from 'zod';

interface Placed {
  /** Dotted way into the content, as `review.span`. */
  path: string;
}

/**
 * A span is a count of days, working days or months; terms are coded words in two languages, with marks to tick. Rows are things
 * that each have fields of their own, whose paths begin with that of the rows; `codes` name rows of another field.
 */
export type RuleField = Placed &
  (
    | { kind: 'number'; least: number; most: number; decimals?: number }
    | { kind: 'text'; most: number }
    | { kind: 'codes' }
    | { kind: 'switch' }
    | { kind: 'choice'; options: readonly string[] }
    | { kind: 'choices'; options: readonly string[] }
    | { kind: 'span'; most: number; units: readonly string[] }
    | { kind: 'terms'; marks: readonly string[]; least: number }
    | { kind: 'rows'; fields: readonly RuleField[]; least: number; most: number }
  );

interface Node {
  type?: string;
  properties?: Record<string, Node>;
  items?: Node;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
  anyOf?: Node[];
}

const has = (node: Node | undefined, ...names: string[]) => names.every((name) => node?.properties?.[name]);

function leafOf(path: string, node: Node): RuleField | undefined {
  if (node.type === 'boolean') return { path, kind: 'switch' };
  if (node.type === 'integer' || node.type === 'number') {
    const least = node.minimum ?? (node.exclusiveMinimum === undefined ? 0 : node.exclusiveMinimum + 1);
    const most = node.maximum ?? Number.MAX_SAFE_INTEGER;
    return { path, kind: 'number', least, most, ...(node.type === 'number' ? { decimals: 2 } : {}) };
  }
  if (node.enum) return { path, kind: 'choice', options: node.enum };
  if (has(node, 'count', 'unit')) {
    const { count, unit } = node.properties!;
    return { path, kind: 'span', most: count!.maximum ?? Number.MAX_SAFE_INTEGER, units: unit!.enum! };
  }
  if (node.items?.enum) return { path, kind: 'choices', options: node.items.enum };
  const beside = Object.entries(node.items?.properties ?? {}).filter(([name]) => !['code', 'zh', 'en'].includes(name));
  if (has(node.items, 'code', 'zh', 'en') && beside.every(([, of]) => of.type === 'boolean')) {
    const marks = Object.entries(node.items!.properties!).flatMap(([name, of]) =>
      of.type === 'boolean' ? [name] : [],
    );
    return { path, kind: 'terms', marks, least: node.minItems ?? 0 };
  }
  if (node.type === 'string' || node.anyOf?.every((of) => of.type === 'string'))
    return { path, kind: 'text', most: node.maxLength ?? node.anyOf?.[0]?.maxLength ?? 200 };
  if (node.items?.type === 'string') return { path, kind: 'codes' };
  if (node.items?.properties)
    return {
      path,
      kind: 'rows',
      fields: walk(path, node.items),
      least: node.minItems ?? 0,
      most: node.maxItems ?? Number.MAX_SAFE_INTEGER,
    };
  return undefined;
}

function walk(path: string, node: Node): RuleField[] {
  const leaf = leafOf(path, node);
  if (leaf) return [leaf];
  if (!node.properties) throw new Error(`rules: no field can be made of ${path}`);
  return Object.entries(node.properties).flatMap(([name, child]) => walk(path ? `${path}.${name}` : name, child));
}

/**
 * @returns one field for each thing to set, in the order of the schema
 * @throws Error where the schema has a shape no form knows: a mistake of the module
 */
export function fieldsOf(schema: z.ZodType): RuleField[] {
  return walk('', z.toJSONSchema(schema, { io: 'input' }) as Node);
}

/** What a content says at a field; undefined when it does not name it. */
export function valueAt(content: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], content);
}

/** The content with another value at a field; what was given is left as it is. */
export function withValue<T>(content: T, path: string, value: unknown): T {
  const [name, ...rest] = path.split('.') as [string, ...string[]];
  const inner =
    rest.length === 0 ? value : withValue((content as Record<string, unknown>)?.[name] ?? {}, rest.join('.'), value);
  return { ...(content as object), [name]: inner } as T;
}
