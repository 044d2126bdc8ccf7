/**
 * What assemblies shared into a matter, as its readers read it: title and number as they were shared, how it stands, the page
 * everybody may read if it has one. Only readers of the assembly that owns it are led further, by their own rights.
 */
import { sql } from 'kysely';
import { type Context, citizen } from '../../../platform/http/context.ts';
import type { MatterDetail } from '../contract/reading.ts';
import type { AssemblyNames } from './names.ts';

export async function sharesOf(ctx: Context, matterId: string, names: AssemblyNames): Promise<MatterDetail['shares']> {
  const rows = await ctx.db
    .selectFrom('alliance_shares as x')
    .selectAll()
    .select(
      sql<string | null>`(select h.to_state from history h where h.kind = x.kind and h.matter_id = x.shared_id
        order by h.seq desc limit 1)`.as('state'),
    )
    .where('x.matter_id', '=', matterId)
    .orderBy('x.at')
    .execute();
  const open = new Map<string, string>();
  const own = new Map<string, string>();
  for (const [key, same] of Map.groupBy(rows, (row) => `${row.assembly_id} ${row.kind}`)) {
    const [owner, kind] = key.split(' ');
    const assembly = names.all.get(owner!);
    const book = ctx.kinds?.get(kind!);
    if (!assembly || !book) continue;
    const ids = same.map((row) => row.shared_id);
    for (const [id, shown] of await book.shown({ ...ctx, assembly, actor: citizen }, ids))
      if (shown.path) open.set(id, `/${assembly.code}${shown.path}`);
    if (owner === ctx.assembly.id)
      for (const [id, shown] of await book.shown(ctx, ids)) if (shown.path) own.set(id, shown.path);
  }
  return rows.map((row) => {
    const room = ctx.kinds?.get(row.kind)?.module ?? row.kind;
    return {
      shareId: row.id,
      kind: row.kind,
      title: row.title,
      label: row.label,
      state: row.state ? ctx.t(`${room}.state.${row.state}`) : '',
      assembly: names.name(row.assembly_id),
      publicPath: open.get(row.shared_id) ?? null,
      ownPath: own.get(row.shared_id) ?? null,
      own: row.assembly_id === ctx.assembly.id,
    };
  });
}
