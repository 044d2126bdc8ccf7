/** What the address of a public page asks for. */
import { z } from 'zod';
import { notFound } from './problem.ts';

export type PageQuery = Record<string, string | undefined>;

/** Empty fields of a form mean “any”; a field that makes no sense is dropped rather than refused. */
export function readAsked<Filter extends z.ZodType>(filter: Filter, query: PageQuery): z.output<Filter> {
  const given = Object.entries(query).filter(([, value]) => value);
  const parsed = filter.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  return filter.parse(Object.fromEntries(given.filter(([key]) => !wrong.has(key))));
}

/** A search as part of an address; '' where nothing is asked. Where in its pages one is belongs to no search. */
export function askedText(filter: Record<string, unknown>): string {
  const { page: _page, size: _size, ...asked } = filter;
  return new URLSearchParams(
    Object.entries(asked).flatMap(([key, value]) =>
      value === undefined || value === '' ? [] : [[key, String(value)]],
    ),
  ).toString();
}

/** An address with what is asked behind it. */
export const addressAsking = (path: string, asked: string): string => `${path}${asked ? `?${asked}` : ''}`;

/** @throws Problem 404 where it is no id */
export function idAsked(id: string): string {
  if (!z.uuid().safeParse(id).success) throw notFound();
  return id;
}
