/** The committee proposes who handles the matter: one lead with assisting units, or several each for its part. */
import { newId } from '../../../../platform/db/ids.ts';
import { conflict, invalid } from '../../../../platform/http/problem.ts';
import { unitsByIds } from '../../../assemblies/index.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';
import type { AssignmentRole } from '../../workflow.ts';

/** @throws Problem 422 when the roles do not fit together */
function checkRoles(units: ReadonlyArray<{ unitId: string; role: AssignmentRole }>): void {
  const count = (role: AssignmentRole) => units.filter((unit) => unit.role === role).length;
  if (new Set(units.map((unit) => unit.unitId)).size !== units.length) throw invalid('body.units', 'unit_twice');
  const separate = count('separate');
  if (separate > 0 && (separate < 2 || count('lead') + count('assisting') > 0))
    throw invalid('body.units', 'separate_alone');
  if (separate === 0 && count('lead') !== 1) throw invalid('body.units', 'one_lead');
}

export const proposeAssignment = command(
  'proposeAssignment',
  'Propose the units that handle it',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.proposalId, 'propose_assignment', {
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
    const rows = fresh.map((unit) => ({
      id: newId(now.getTime()),
      assembly_id: ctx.assembly.id,
      proposal_id: matter.row.id,
      unit_id: unit.unitId,
      role: unit.role,
      state: 'proposed' as const,
      handler_id: null,
      proposed_at: now,
      dispatched_at: null,
      accepted_at: null,
      first_contact_at: null,
      bounce_code: null,
      bounce_reason: '',
      opinion: null,
      opined_at: null,
      issued_at: null,
      unit_publicity: null,
      unit_publicity_reason: '',
      reply_publicity: null,
      note: body.note,
    }));
    if (rows.length > 0) await ctx.db.insertInto('assignments').values(rows).execute();
    const answer = await advance(ctx, matter, {
      action: 'propose_assignment',
      to: 'assigning',
      details: {
        units: body.units.map((unit) => ({ unit: units.get(unit.unitId)!.name, role: unit.role })),
        note: body.note,
      },
    });
    await announce(ctx, matter, 'assignment_proposed', { assignmentIds: rows.map((row) => row.id) });
    return answer;
  },
);
