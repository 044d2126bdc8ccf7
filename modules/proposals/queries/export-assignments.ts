/** What every unit was given; a unit sees its own alone. */

import { documentAnswer, workbookAnswer } from '../../../platform/documents/answers.ts';
import { print } from '../../../platform/documents/printing.ts';
import { fileName } from '../../../platform/documents/wording.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { listUnits } from '../../assemblies/index.ts';
import { assignmentDocument, assignmentLines, assignmentSheet } from '../documents/assignment-list.ts';
import { collected } from '../documents/export-rows.ts';
import { exportScope, requireFewForDocx, unitsOfExport } from '../documents/export-scope.ts';
import { query } from '../operations.ts';

export const exportAssignments = query(
  'exportAssignments',
  'The assignment list by unit',
  async (ctx, { query: filter }) => {
    const where = exportScope(ctx, filter);
    const own = unitsOfExport(ctx);
    const units = (await listUnits(ctx.db, ctx.assembly.id, 'handling')).filter(
      (unit) => (own === null || own.includes(unit.id)) && (filter.unitId === undefined || unit.id === filter.unitId),
    );
    const name = fileName(
      ctx.assembly.name,
      ctx.t('proposals.documents.assignments.file'),
      units.length === 1 ? units[0]!.name : null,
    );
    const lines = assignmentLines(ctx, where, units);
    if (filter.format === 'xlsx') return workbookAnswer(name, [assignmentSheet(lines, ctx)]);
    const all = await collected(lines);
    requireFewForDocx(all.length);
    const document = assignmentDocument(all, ctx, ctx.assembly.name, ctx.clock.now());
    return documentAnswer(name, 'docx', await print({ kind: 'list', format: 'docx', document }, shareOf(ctx.actor)));
  },
  { limit: 20, audited: 'data.exported' },
);
