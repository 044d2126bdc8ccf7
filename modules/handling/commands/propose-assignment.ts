/** The committee proposes who handles the matter: one lead with assisting units, or several each for its part. */
import { newId } from '../../../platform/db/ids.ts';
import { conflict, invalid } from '../../../platform/http/problem.ts';
import { unitsByIds } from '../../assemblies/index.ts';
import { step } from '../step.ts';
import { newAssignment } from '../store/rows.ts';
import type { AssignmentRole } from '../workflow.ts';

/** @throws Problem 422 when the roles do not fit together */
function checkRoles(units: ReadonlyArray<{ unitId: string; role: AssignmentRole }>): void {
  const count = (role: AssignmentRole) => units.filter((unit) => unit.role === role).length;
  if (new Set(units.map((unit) => unit.unitId)).size !== units.length) throw invalid('body.units', 'unit_twice');
  const separate = count('separate');
  if (separate > 0 && (separate < 2 || count('lead') + count('assisting') > 0))
    throw invalid('body.units', 'separate_alone');
  if (separate === 0 && count('lead') !== 1) throw invalid('body.units', 'one_lead');
}

export const proposeAssignment = step(
  'proposeAssignment',
  'Propose the units that handle it',
  async (host, ctx, { params, body }) => {
    const matter = await host.open(ctx, params.matterId, 'propose_assignment', {
      expectedVersion: body.expectedVersion,
    });
    checkRoles(body.units);
    const units = await unitsByIds(
      ctx.db,
      body.units.map((unit) => unit.unitId),
    );
    const strange = body.units.some(({ unitId }) => {
      const unit = units.get(unitId);
      return !unit || unit.assemblyId !== ctx.assembly.id || unit.kind !== 'handling' || !unit.active;
    });
    if (strange) throw invalid('body.units', 'invalid_value');
    const wanted = new Map(body.units.map((unit) => [unit.unitId, unit.role]));
    const current = matter.assignments.filter((item) => item.state !== 'replaced');
    const lost = current.find(
      (item) => !['proposed', 'bounced'].includes(item.state) && wanted.get(item.unit_id) !== item.role,
    );
    if (lost) throw conflict('unit_at_work', { unit: lost.unit.name });
    const kept = current.filter((item) => item.state !== 'bounced' && wanted.get(item.unit_id) === item.role);
    const gone = current.filter((item) => !kept.includes(item));
    if (gone.length > 0)
      await ctx.db
        .updateTable('assignments')
        .set({ state: 'replaced' })
        .where(
          'id',
          'in',
          gone.map((item) => item.id),
        )
        .execute();
    const fresh = body.units.filter((unit) => !kept.some((item) => item.unit_id === unit.unitId));
    if (fresh.length === 0 && gone.length === 0) throw conflict('assignment_unchanged');
    const now = ctx.clock.now();
    const rows = fresh.map((unit) =>
      newAssignment({
        id: newId(now.getTime()),
        assembly_id: ctx.assembly.id,
        kind: matter.kind,
        matter_id: matter.row.id,
        unit_id: unit.unitId,
        role: unit.role,
        state: 'proposed',
        proposed_at: now,
        note: body.note,
      }),
    );
    if (rows.length > 0) await ctx.db.insertInto('assignments').values(rows).execute();
    const was = matter.row.state;
    const answer = await host.advance(ctx, matter, {
      action: 'propose_assignment',
      to: host.life.states.assigning,
      details: {
        units: body.units.map((unit) => ({ unit: units.get(unit.unitId)!.name, role: unit.role })),
        note: body.note,
      },
    });
    if (was !== matter.row.state) await host.turned?.(ctx, matter, 'assigning');
    await host.announce(ctx, matter, 'assignment_proposed', { assignmentIds: rows.map((row) => row.id) });
    return answer;
  },
);
