/** The only way a suggestion or an assignment moves: row and history together, along the table of `life.ts`. */
import type { Updateable } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { type Link, linking } from '../../../platform/links/write-links.ts';
import { type ActingOffice, writeHistory } from '../../../platform/matters/history.ts';
import { withDays } from '../../../platform/search/matter-words.ts';
import { officeOfGrant } from '../../assemblies/index.ts';
import { type AssignmentChange, moveAssignment } from '../../handling/index.ts';
import { type Action, type SuggestionState, suggestionLife } from '../life.ts';
import { actingOffice } from '../policy.ts';
import type { SuggestionRow } from '../tables.ts';
import type { Matter } from './matter.ts';

export interface StepTaken {
  action: Action;
  /** In which it is done; absent: as the policy says of the action. */
  office?: ActingOffice;
  /** Absent: the state stays. */
  to?: SuggestionState;
  patch?: Updateable<SuggestionRow>;
  assignment?: AssignmentChange;
  /** Kept in the history as the facts of the step. */
  details?: Record<string, unknown>;
  onBehalfOf?: string | null;
  /** Part of the timeline the public reads. */
  public?: boolean;
  /** What it becomes by the step. */
  link?: Link;
}

export interface StepAnswer {
  suggestionId: string;
  state: SuggestionState;
  version: number;
}

const suggestionMatter = ({ row }: Pick<Matter, 'row'>) => ({
  kind: suggestionLife.kind,
  id: row.id,
  assemblyId: row.assembly_id,
  ruleVersionId: row.rule_version_id,
});

/** Moves the suggestion (and the assignment) one step and keeps `matter` true to the rows. */
export async function advance(ctx: Context, matter: Matter, step: StepTaken): Promise<StepAnswer> {
  const { row } = matter;
  const from = row.state;
  const to = step.to ?? from;
  const part = step.assignment && {
    from: step.assignment.row.state,
    to: step.assignment.to ?? step.assignment.row.state,
  };
  suggestionLife.check({ action: step.action, from, to, part });
  const known = step.assignment && matter.subject.assignments.find((item) => item.id === step.assignment!.row.id);
  const office = step.office ?? (await officeOfGrant(ctx, actingOffice(ctx.actor, step.action, matter.subject, known)));
  const patch = { ...step.patch, state: to, version: row.version + 1, updated_at: ctx.clock.now() };
  const days = {
    kind: suggestionLife.kind,
    id: row.id,
    assemblyId: row.assembly_id,
    version: patch.version,
    listedAt: (patch.accepted_at === undefined ? row.accepted_at : patch.accepted_at) as Date | null,
    publicFrom: (patch.public_from === undefined ? row.public_from : patch.public_from) as Date | null,
  };
  const moved = days.listedAt !== row.accepted_at || days.publicFrom !== row.public_from;
  const beside = moved ? withDays(ctx.db, days) : ctx.db;
  await (step.link ? beside.with('linked', linking(ctx, step.link)) : beside)
    .updateTable('suggestions')
    .set(patch)
    .where('id', '=', row.id)
    .execute();
  if (step.assignment) await moveAssignment(ctx, step.assignment, matter.subject.assignments);
  const ofPart = part && suggestionLife.isPartStep(step.action) ? part : { from, to };
  await writeHistory(ctx, suggestionMatter(matter), {
    action: step.action,
    from: ofPart.from,
    to: ofPart.to,
    office,
    partId: step.assignment?.row.id ?? null,
    details: step.details ?? {},
    onBehalfOf: step.onBehalfOf ?? null,
    public: step.public ?? false,
  });
  Object.assign(row, step.patch, { state: to, version: patch.version, updated_at: patch.updated_at });
  matter.subject.state = to;
  return { suggestionId: row.id, state: to, version: patch.version };
}
