/** Alliances the reader knows of: those the assembly has joined, and those it is asked to join. */
import '../tables.ts';
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { accountsByIds, accountsWithRoles, roles } from '../../accounts/index.ts';
import { listAssemblies, localName } from '../../assemblies/index.ts';
import type { AllianceLine } from '../contract/reading.ts';
import { query } from '../operations.ts';
import { mayFound } from '../policy.ts';
import { assemblyNames } from './names.ts';
import { known } from './visible.ts';

/** More than any assembly sits in. */
const MOST = 500;

async function allianceLines(ctx: Context): Promise<AllianceLine[]> {
  const rows = await ctx.db
    .selectFrom('alliances as a')
    .innerJoin('alliance_seats as own', 'own.alliance_id', 'a.id')
    .select(['a.id', 'a.name', 'a.state', 'a.assembly_id', 'own.state as seat'])
    .select([
      sql<string>`a.since::text`.as('since'),
      sql<number>`(select count(*)::integer from alliance_seats j where j.alliance_id = a.id and j.state = 'joined')`.as(
        'joined',
      ),
      sql<number>`(select count(*)::integer from alliance_matters m where m.alliance_id = a.id
        and m.state in ('proposed', 'working'))`.as('open_matters'),
    ])
    .where('own.assembly_id', '=', ctx.assembly.id)
    .where(known(ctx, 'a.id'))
    .orderBy(sql`own.state = 'invited'`, 'desc')
    .orderBy('a.created_at', 'desc')
    .limit(MOST)
    .execute();
  const names = await assemblyNames(ctx);
  return rows.map((row) => ({
    allianceId: row.id,
    name: row.name,
    state: row.state,
    seat: row.seat,
    since: row.since,
    founder: names.name(row.assembly_id),
    joined: row.joined,
    openMatters: row.seat === 'joined' ? row.open_matters : 0,
  }));
}

export const listAlliances = query('listAlliances', 'Alliances of the assembly', async (ctx) => ({
  items: await allianceLines(ctx),
  mayFound: mayFound(ctx.actor),
}));

export const allianceOptions = query('allianceOptions', 'Assemblies to invite and people to name', async (ctx) => {
  if (!mayFound(ctx.actor)) return { assemblies: [], people: [] };
  const assemblies = (await listAssemblies(ctx.db)).filter((each) => each.id !== ctx.assembly.id);
  const accountIds = await accountsWithRoles(ctx.db, ctx.assembly.id, { roles }, ctx.clock.now());
  const people = [...(await accountsByIds(ctx.db, accountIds)).values()];
  return {
    assemblies: assemblies.map((each) => ({
      assemblyId: each.id,
      name: localName(each, ctx.locale),
      level: each.level,
    })),
    people: people
      .map(({ id, name }) => ({ accountId: id, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
  };
});
