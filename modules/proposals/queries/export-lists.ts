/** Register, digest and assignments to take away: staff what they may read, a unit its own. */
import { fileName } from '../../../platform/documents/wording.ts';
import { takeAway, takenAway } from '../../../platform/exporting/take-away.ts';
import { listUnits } from '../../assemblies/index.ts';
import { assignmentLines } from '../documents/assignment-lines.ts';
import { exportIds, exportLines } from '../documents/export-rows.ts';
import { exportScope, unitsOfExport } from '../documents/export-scope.ts';
import { assignmentList, digestList, registerList } from '../documents/lists.ts';
import { query } from '../operations.ts';
import { listConditions } from './list-conditions.ts';

export const exportRegister = query(
  'exportRegister',
  'The register as a file',
  async (ctx, { query: { format, ...filter } }) => {
    const ids = await exportIds(ctx, [...exportScope(ctx), ...(await listConditions(ctx, filter))]);
    const name = fileName(ctx.assembly.name, ctx.t('proposals.documents.register.file'));
    return takeAway(ctx, registerList, exportLines(ctx, ids), { format, name, count: ids.length });
  },
  takenAway,
);

export const exportDigest = query(
  'exportDigest',
  'The digest of proposals as a file',
  async (ctx, { query: { format, ...filter } }) => {
    const ids = await exportIds(ctx, exportScope(ctx, filter));
    const name = fileName(ctx.assembly.name, ctx.t('proposals.documents.digest.file'));
    return takeAway(ctx, digestList, exportLines(ctx, ids), { format, name, count: ids.length });
  },
  takenAway,
);

export const exportAssignments = query(
  'exportAssignments',
  'The assignment list by unit; a unit sees its own alone',
  async (ctx, { query: { format, unitId, ...filter } }) => {
    const where = exportScope(ctx, filter);
    const own = unitsOfExport(ctx);
    const units = (await listUnits(ctx.db, ctx.assembly.id, 'handling')).filter(
      (unit) => (own === null || own.includes(unit.id)) && (unitId === undefined || unit.id === unitId),
    );
    const one = units.length === 1 ? units[0]!.name : null;
    const name = fileName(ctx.assembly.name, ctx.t('proposals.documents.assignments.file'), one);
    return takeAway(ctx, assignmentList, assignmentLines(ctx, where, units), { format, name });
  },
  takenAway,
);
