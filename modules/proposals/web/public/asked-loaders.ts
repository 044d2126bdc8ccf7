/** What is looked for in the public register. */
import { type PageQuery, readAsked } from '../../../../platform/http/asked.ts';
import type { Context } from '../../../../platform/http/context.ts';
import { publicFilter } from '../../contract/register.ts';
import { searchRegister } from '../../queries/search-register.ts';

export const readFilter = (query: PageQuery) => readAsked(publicFilter, query);

/** The same search the API answers with. */
export const searchByPage = (ctx: Context, query: PageQuery) =>
  searchRegister.handle(ctx, { params: undefined as never, query: readFilter(query), body: undefined });
