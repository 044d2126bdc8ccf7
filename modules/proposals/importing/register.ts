/** Old registers of proposals, as a kind of sheet that is taken in. */

import { forbidden } from '../../../platform/http/problem.ts';
import { refuseRow, type SheetKind } from '../../../platform/importing/kind.ts';
import { listSessions, listTerms, listUnits, ruleInForce, sessionLabel } from '../../assemblies/index.ts';
import { uploadedBytes } from '../../files/index.ts';
import { LEARN_JOB } from '../../handling/index.ts';
import type { ProposalRules } from '../rules.ts';
import { proposalLife } from '../workflow.ts';
import { searchableOf } from './build-rows.ts';
import { type CheckedRow, checkRow, isOpen, type OldProposal } from './check-row.ts';
import { type ColumnKey, registerColumns } from './columns.ts';
import { type Directory, openDirectory } from './directory.ts';
import { joinRows } from './join-rows.ts';
import { movedOn, removeProposals, takenAlready, writeProposals } from './write-rows.ts';

export const oldRegister: SheetKind<ColumnKey, OldProposal, Directory> = {
  kind: proposalLife.kind,
  words: 'proposals.importing',
  columns: registerColumns,
  reference: 'reference',
  requireImporter(ctx) {
    if (!ctx.actor.grants.some((grant) => grant.role === 'clerk')) throw forbidden('not_your_part');
  },
  bytesOf: uploadedBytes,
  open: openDirectory,
  check: checkRow,
  join: (rows, directory, now) => joinRows(rows as CheckedRow[], directory, now),
  async known(ctx, rows, directory) {
    const taken = await takenAlready(
      ctx,
      rows.flatMap((row) => row.matter ?? []),
    );
    const here = rows.filter((row) => row.matter && taken.references.has(row.matter.reference));
    const known = new Set(here);
    for (const row of rows) {
      if (!row.matter || known.has(row)) continue;
      const { number, sessionId } = row.matter;
      if (number !== null && taken.numbers.has(`${sessionId}/${number}`)) {
        refuseRow(row, 'number', 'number_taken', { number, session: directory.sessionName(sessionId) });
      }
    }
    return known;
  },
  essence: ({ state: _state, ...facts }) => facts,
  isOpen: ({ state }) => isOpen(state),
  first: ({ number }) => number !== null,
  texts: searchableOf,
  write: writeProposals,
  movedOn,
  // What was handled before teaches who handles what.
  taken: ({ db, jobs, assembly }) => jobs.send(db, LEARN_JOB, { assemblyId: assembly.id }, { key: assembly.id }),
  remove: removeProposals,
  async names(ctx) {
    const { t, locale } = ctx;
    const rule = await ruleInForce(ctx.db, ctx.assembly.id, 'proposals', ctx.clock.now());
    const rules = rule?.content as ProposalRules | undefined;
    const word = locale === 'en' ? 'en' : 'zh';
    const terms = new Map((await listTerms(ctx.db, ctx.assembly.id)).map((term) => [term.id, term.ordinal]));
    const sessions = await listSessions(ctx.db, ctx.assembly.id);
    const units = await listUnits(ctx.db, ctx.assembly.id, 'handling');
    const levels = ['satisfied', 'basically', 'unsatisfied'] as const;
    const dials = ['public', 'title_only', 'internal'] as const;
    return [
      {
        column: 'session',
        names: sessions.map((item) => sessionLabel(terms.get(item.termId) ?? 0, item.ordinal, locale)),
      },
      { column: 'category', names: (rules?.categories ?? []).map((item) => item[word]) },
      { column: 'lead', names: units.map((unit) => unit.name) },
      { column: 'class', names: (rules?.classes ?? []).map((item) => `${item.code}（${item[word]}）`) },
      { column: 'rating', names: levels.map((level) => t(`handling.satisfaction.${level}`)) },
      { column: 'publicity', names: dials.map((dial) => t(`proposals.publicity.${dial}`)) },
    ];
  },
};
