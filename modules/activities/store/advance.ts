/** The only way an activity moves: row and history together, along the table of `life.ts`. */
import type { Updateable } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { writeHistory } from '../../../platform/matters/history.ts';
import { officeOfGrant } from '../../assemblies/index.ts';
import { type ActivityAction, type ActivityState, activityLife } from '../life.ts';
import { actingOffice } from '../policy.ts';
import type { ActivityRow } from '../tables.ts';
import type { Matter } from './matter.ts';

export interface StepTaken {
  action: ActivityAction;
  /** Absent: the state stays. */
  to?: ActivityState;
  patch?: Updateable<ActivityRow>;
  /** Kept in the history as the facts of the step. */
  details?: Record<string, unknown>;
  partId?: string;
  onBehalfOf?: string | null;
  public?: boolean;
}

export interface StepAnswer {
  activityId: string;
  state: ActivityState;
  version: number;
}

/** Moves the activity one step and keeps `matter` true to its row. */
export async function advance(ctx: Context, matter: Matter, step: StepTaken): Promise<StepAnswer> {
  const { row } = matter;
  const from = row.state;
  const to = step.to ?? from;
  activityLife.check({ action: step.action, from, to });
  const office = await officeOfGrant(ctx, actingOffice(ctx.actor, step.action, matter.subject));
  const patch = { ...step.patch, state: to, version: row.version + 1, updated_at: ctx.clock.now() };
  await ctx.db.updateTable('activities').set(patch).where('id', '=', row.id).execute();
  await writeHistory(
    ctx,
    { kind: activityLife.kind, id: row.id, assemblyId: row.assembly_id, ruleVersionId: row.rule_version_id },
    {
      action: step.action,
      from,
      to,
      office,
      partId: step.partId ?? null,
      details: step.details ?? {},
      onBehalfOf: step.onBehalfOf ?? null,
      public: step.public ?? false,
    },
  );
  Object.assign(row, patch);
  matter.subject.state = to;
  return { activityId: row.id, state: to, version: patch.version };
}
