/** How alliances and their matters are shown where others point to them. */
import './tables.ts';
import type { MatterKind } from '../../platform/matters/kinds.ts';
import { allianceLife, matterLife } from './life.ts';
import { inside, known } from './queries/visible.ts';

const shown = (title: string, path: string) => ({ title, label: null, who: '', path });

export const allianceKinds: readonly MatterKind[] = [
  {
    kind: allianceLife.kind,
    module: 'alliances',
    async shown(ctx, ids) {
      const rows = await ctx.db
        .selectFrom('alliances as a')
        .select(['a.id', 'a.name'])
        .where('a.id', 'in', [...ids])
        .where(known(ctx, 'a.id'))
        .execute();
      return new Map(rows.map((row) => [row.id, shown(row.name, `/alliances/${row.id}`)]));
    },
  },
  {
    kind: matterLife.kind,
    module: 'alliances',
    async shown(ctx, ids) {
      const rows = await ctx.db
        .selectFrom('alliance_matters as m')
        .select(['m.id', 'm.title'])
        .where('m.id', 'in', [...ids])
        .where(inside(ctx, 'm.alliance_id'))
        .execute();
      return new Map(rows.map((row) => [row.id, shown(row.title, `/alliances/matters/${row.id}`)]));
    },
  },
];
