/** What the address of a public page asks for. */
import { z } from 'zod';
import type { Context } from '../../../../platform/http/context.ts';
import { notFound } from '../../../../platform/http/problem.ts';
import { publicFilter } from '../../contract/register.ts';
import { searchRegister } from '../../queries/search-register.ts';

export type PageQuery = Record<string, string | undefined>;

/** Empty fields of a form mean "any"; a field that makes no sense is dropped rather than refused. */
export function readFilter(query: PageQuery) {
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = publicFilter.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  return publicFilter.parse(Object.fromEntries(Object.entries(given).filter(([key]) => !wrong.has(key))));
}

/** The same search the API answers with. */
export const searchByPage = (ctx: Context, query: PageQuery) =>
  searchRegister.handle(ctx, { params: undefined as never, query: readFilter(query), body: undefined });

/** @throws Problem 404 where it is no id of a proposal */
export function proposalAsked(id: string): string {
  if (!z.uuid().safeParse(id).success) throw notFound();
  return id;
}
