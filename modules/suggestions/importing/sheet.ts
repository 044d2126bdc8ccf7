/** Old suggestions, as a kind of sheet that is taken in: history with state, unit and answer, without senders. */
import { forbidden } from '../../../platform/http/problem.ts';
import { refuseRow, type SheetKind } from '../../../platform/importing/kind.ts';
import { listUnits } from '../../assemblies/index.ts';
import { uploadedBytes } from '../../files/index.ts';
import { suggestionLife } from '../life.ts';
import { labelsOf, rulesNow } from '../queries/labels.ts';
import { checkRow, type OldSuggestion } from './check.ts';
import { type ColumnKey, suggestionColumns } from './columns.ts';
import { type Directory, openDirectory } from './directory.ts';
import { knownReferences, movedOn, removeSuggestions, textsOf, writeSuggestions } from './write.ts';

export const oldSuggestions: SheetKind<ColumnKey, OldSuggestion, Directory> = {
  kind: suggestionLife.kind,
  words: 'suggestions.importing',
  columns: suggestionColumns,
  reference: 'reference',
  requireImporter(ctx) {
    if (!ctx.actor.grants.some((grant) => grant.role === 'clerk')) throw forbidden('not_your_part');
  },
  bytesOf: uploadedBytes,
  open: openDirectory,
  check: checkRow,
  /** One reference is one suggestion. */
  join(rows) {
    const first = new Map<string, (typeof rows)[number]>();
    for (const row of rows) {
      if (!row.matter) continue;
      const before = first.get(row.matter.reference);
      if (before) refuseRow(row, 'reference', 'row_twice', { row: before.row });
      else first.set(row.matter.reference, row);
    }
  },
  async known(ctx, rows) {
    const references = await knownReferences(
      ctx,
      rows.flatMap((row) => row.matter?.reference ?? []),
    );
    return new Set(rows.filter((row) => row.matter && references.has(row.matter.reference)));
  },
  essence: (old) => old,
  // What came by another way is no case of this one: everything is history.
  isOpen: () => false,
  first: () => true,
  texts: textsOf,
  write: writeSuggestions,
  movedOn,
  remove: removeSuggestions,
  async names(ctx) {
    const rules = await rulesNow(ctx);
    const { choices } = labelsOf(ctx, rules);
    const units = await listUnits(ctx.db, ctx.assembly.id, 'handling');
    const dials = ['public', 'title_only', 'internal'] as const;
    const levels = ['satisfied', 'basically', 'unsatisfied'] as const;
    return [
      { column: 'category', names: choices(rules?.categories ?? []).map((item) => item.label) },
      { column: 'unit', names: units.map((unit) => unit.name) },
      { column: 'rating', names: levels.map((level) => ctx.t(`handling.satisfaction.${level}`)) },
      { column: 'publicity', names: dials.map((dial) => ctx.t(`suggestions.importing.dial.${dial}`)) },
    ];
  },
};
