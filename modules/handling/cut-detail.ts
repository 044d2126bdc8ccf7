/** Cuts a detail to what its reader may read: every path of the contract has a row in the host's table; without one it is blank. */
import { z } from 'zod';
import { type DetailRows, mayRead, type Reader, type ReaderOf } from './readers.ts';

type Schema = z.ZodType;

/** The least that still fits the contract: null, nothing, or an empty text. */
function blankOf(schema: Schema): unknown {
  if (schema instanceof z.ZodNullable) return null;
  if (schema instanceof z.ZodOptional) return undefined;
  if (schema instanceof z.ZodArray) return [];
  if (schema instanceof z.ZodString) return '';
  if (schema instanceof z.ZodBoolean) return false;
  if (schema instanceof z.ZodRecord) return {};
  if (schema instanceof z.ZodNumber) return 0;
  if (schema instanceof z.ZodEnum) return schema.options[0];
  return undefined;
}

const opened = (schema: Schema): Schema => {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return opened(schema.unwrap() as Schema);
  return schema instanceof z.ZodArray ? opened(schema.element as Schema) : schema;
};

/**
 * @param schema of the whole detail
 * @param rows readers by path, `a.b` for b in a or in each of a's items; `a.*` for whatever is in a
 * @param tokenNever paths no token reads, whatever its account may
 */
export function detailTable(schema: Schema, rows: DetailRows, tokenNever: ReadonlySet<string> = new Set()) {
  const readers: ReadonlyMap<string, readonly Reader[]> = new Map(
    rows.flatMap(([who, paths]) =>
      paths
        .trim()
        .split(/\s+/)
        .map((path) => [path, who] as const),
    ),
  );

  /** Every path of the detail, of the branches that have rows of their own. */
  function paths(of: Schema = schema, at = ''): string[] {
    const object = opened(of);
    if (!(object instanceof z.ZodObject)) return [];
    return Object.entries(object.shape as Record<string, Schema>).flatMap(([key, part]) => {
      const path = at === '' ? key : `${at}.${key}`;
      return readers.has(`${path}.*`) ? [path] : [path, ...paths(part, path)];
    });
  }

  function cut(value: unknown, of: Schema, at: string, reader: ReaderOf, assignmentId: string | null): unknown {
    if (Array.isArray(value)) return value.map((item) => cut(item, opened(of), at, reader, assignmentId));
    const object = opened(of);
    if (!(object instanceof z.ZodObject) || value === null || typeof value !== 'object') return value;
    const given = value as Record<string, unknown>;
    const own = typeof given.assignmentId === 'string' ? given.assignmentId : assignmentId;
    return Object.fromEntries(
      Object.entries(object.shape as Record<string, Schema>).flatMap(([key, part]) => {
        if (!(key in given)) return [];
        const path = at === '' ? key : `${at}.${key}`;
        const hidden = !mayRead(reader, readers.get(path) ?? [], own) || (reader.token && tokenNever.has(path));
        if (hidden) return [[key, blankOf(part)]];
        return [[key, readers.has(`${path}.*`) ? given[key] : cut(given[key], part, path, reader, own)]];
      }),
    );
  }

  return {
    readers,
    paths: () => paths(),
    /** The detail with all that is not for this reader blank. */
    cutFor: <T extends object>(detail: T, reader: ReaderOf): T => cut(detail, schema, '', reader, null) as T,
  };
}
