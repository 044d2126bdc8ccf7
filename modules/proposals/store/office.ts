/** In which office somebody acts, as history keeps it. */
import type { Context } from '../../../platform/http/context.ts';
import type { ActingOffice } from '../../../platform/matters/history.ts';
import { officeOfGrant } from '../../assemblies/index.ts';
import { actingOffice } from '../policy.ts';
import type { Action } from '../workflow.ts';
import type { Assignment, Matter } from './matter.ts';

/** The office that lets the actor take this action on the matter. */
export function officeActing(
  ctx: Context,
  matter: Matter,
  action: Action,
  assignment?: Assignment,
): Promise<ActingOffice> {
  const known = assignment && matter.subject.assignments.find((item) => item.id === assignment.id);
  return officeOfGrant(ctx, actingOffice(ctx.actor, action, matter.subject, known));
}
