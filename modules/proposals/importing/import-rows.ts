/** The rows of an import, and those of them that are alike for every step of an old proposal. */
import type { Insertable, InsertObject } from 'kysely';
import { dueAfter, type Span, spanText } from '../../../platform/calendar/spans.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { DatabaseSchema } from '../../../platform/db/schema.ts';
import type { ImportRun as Run } from '../../../platform/importing/kind.ts';
import type { Directory } from './directory.ts';

/** Rows of every table an import writes to, in the order of their references. */
export interface ImportRows {
  proposals: Insertable<DatabaseSchema['proposals']>[];
  matter_words: InsertObject<DatabaseSchema, 'matter_words'>[];
  matter_words_new: Insertable<DatabaseSchema['matter_words_new']>[];
  proposal_proposers: Insertable<DatabaseSchema['proposal_proposers']>[];
  assignments: Insertable<DatabaseSchema['assignments']>[];
  replies: Insertable<DatabaseSchema['replies']>[];
  ratings: Insertable<DatabaseSchema['ratings']>[];
  clocks: Insertable<DatabaseSchema['clocks']>[];
  history: Insertable<DatabaseSchema['history']>[];
  links: Insertable<DatabaseSchema['links']>[];
}

export const noRows = (): ImportRows => ({
  proposals: [],
  matter_words: [],
  matter_words_new: [],
  proposal_proposers: [],
  assignments: [],
  replies: [],
  ratings: [],
  clocks: [],
  history: [],
  links: [],
});

export type ImportRun = Run<Directory>;

/**
 * A deadline of the old proposal by the rules of today: running when `endedAt` is null. One that is long past is not
 * announced again: it stands in the list of what is overdue.
 */
export function clockRow(
  run: ImportRun,
  about: { proposalId: string; partId: string; name: 'reply' | 'rating'; waitsFor: string },
  start: Date,
  span: Span,
  endedAt: Date | null,
): ImportRows['clocks'][number] {
  const now = run.ctx.clock.now();
  const dueAt = dueAfter(run.directory.calendar, start, span);
  const told = endedAt === null && dueAt < now ? now : null;
  return {
    id: newId(now.getTime()),
    assembly_id: run.ctx.assembly.id,
    kind: 'proposal',
    matter_id: about.proposalId,
    part_id: about.partId,
    name: about.name,
    waits_for: about.waitsFor,
    started_at: start,
    due_at: dueAt,
    paused_at: null,
    paused_ms: 0,
    ended_at: endedAt,
    reminded_at: told,
    overdue_notified_at: told,
    rule: spanText(span),
  };
}

/** A line of history the public timeline shows: entered by the importer, for whom it says. */
export function historyRow(
  run: ImportRun,
  proposalId: string,
  line: Pick<ImportRows['history'][number], 'action' | 'from_state' | 'to_state' | 'at' | 'on_behalf_of'> & {
    assignmentId?: string;
    details: Record<string, unknown>;
  },
): ImportRows['history'][number] {
  const { assignmentId, details, ...facts } = line;
  return {
    ...facts,
    assembly_id: run.ctx.assembly.id,
    kind: 'proposal',
    matter_id: proposalId,
    part_id: assignmentId ?? null,
    actor_id: run.ctx.actor.accountId,
    actor_name: run.ctx.actor.name,
    office_role: 'clerk',
    rule_version_id: run.directory.ruleVersionId,
    public: true,
    details: JSON.stringify(details),
  };
}
