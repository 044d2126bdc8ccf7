/** Matters of an alliance as a list to take away. */
import { fileName } from '../../../platform/documents/wording.ts';
import type { ListColumn, ListDescription } from '../../../platform/exporting/list.ts';
import { takeAway, takenAway } from '../../../platform/exporting/take-away.ts';
import type { MatterLine } from '../contract/reading.ts';
import { query } from '../operations.ts';
import { readAlliance } from '../store/alliance.ts';
import { matterLines } from './get-alliance.ts';
import { assemblyNames } from './names.ts';

const column = (key: string, described: Omit<ListColumn<MatterLine>, 'key' | 'heading'>): ListColumn<MatterLine> => ({
  key,
  heading: `alliances.col.${key}`,
  ...described,
});

const matterList: ListDescription<MatterLine> = {
  sheet: 'alliances.matters',
  columns: [
    column('title', { width: 40, printed: 4, cell: (line) => line.title }),
    column('state', { width: 12, printed: 1, cell: (line, { t }) => t(`alliances.state.${line.state}`) }),
    column('lead', { width: 28, printed: 3, cell: (line) => line.lead }),
    column('proposer', { width: 28, printed: 3, cell: (line) => line.proposer }),
    column('partsIn', { kind: 'integer', printed: 1, cell: (line) => line.partsIn }),
    column('parts', { kind: 'integer', printed: 1, cell: (line) => line.parts }),
    column('updated', { kind: 'date', printed: 2, cell: (line) => new Date(line.updatedAt) }),
  ],
  paper: { title: 'alliances.matters', orientation: 'landscape' },
};

export const exportAllianceMatters = query(
  'exportAllianceMatters',
  'Matters of an alliance as a file',
  async (ctx, { params, query: { format } }) => {
    const { id, row } = await readAlliance(ctx, params.allianceId, true);
    const lines = await matterLines(ctx, id, await assemblyNames(ctx));
    const name = fileName(row.name, ctx.t('alliances.matters'));
    return takeAway(ctx, matterList, lines, { format, name, count: lines.length });
  },
  takenAway,
);
