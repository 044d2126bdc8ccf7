/** Lines of the assignment list: what every unit was given, with whom, until when. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import type { Unit } from '../../assemblies/index.ts';
import { type Condition, labelsFor, unitNames } from '../queries/lines.ts';

export interface AssignmentLine {
  unit: string;
  number: number | null;
  session: string;
  subject: string;
  proposer: string;
  role: string;
  state: string;
  others: string[];
  dispatchedAt: Date | null;
  dueAt: Date | null;
  issuedAt: Date | null;
}

interface Row {
  number: number | null;
  session_id: string;
  subject: string;
  proposer: string | null;
  role: string;
  state: string;
  others: string[] | null;
  dispatched_at: Date | null;
  due_at: Date | null;
  issued_at: Date | null;
}

/** Unit after unit in printed order, newest session first. @param where conditions on `proposals p` */
export async function* assignmentLines(
  ctx: Context,
  where: readonly Condition[],
  units: readonly Unit[],
): AsyncGenerator<AssignmentLine> {
  const labels = await labelsFor(ctx);
  const place = new Map(labels.sessions.map((session, index) => [session.id, -index]));
  for (const unit of units) {
    const { rows } = await sql<Row>`
      select p.number, p.session_id, p.subject, a.role, a.state, a.dispatched_at, a.issued_at,
        (select x.name from proposal_proposers x where x.proposal_id = p.id and x.role = 'first' limit 1) as proposer,
        (select json_agg(o.unit_id) from assignments o where o.matter_id = p.id and o.unit_id <> a.unit_id
          and o.state not in ('proposed', 'replaced', 'bounced')) as others,
        (select max(c.due_at) from clocks c where c.matter_id = p.id and c.part_id = a.id
          and c.name = case when a.role = 'assisting' then 'opinion' else 'reply' end) as due_at
      from assignments a join proposals p on p.id = a.matter_id
      where a.unit_id = ${unit.id} and a.state not in ('proposed', 'replaced', 'bounced')
        and ${sql.join([...where], sql` and `)}
      order by p.number, p.id`.execute(ctx.db);
    const names = await unitNames(
      ctx,
      rows.flatMap((row) => row.others ?? []),
    );
    const sorted = rows.sort((a, b) => (place.get(a.session_id) ?? 0) - (place.get(b.session_id) ?? 0));
    for (const row of sorted) {
      yield {
        unit: unit.name,
        number: row.number,
        session: labels.session(row.session_id),
        subject: row.subject,
        proposer: row.proposer ?? '',
        role: ctx.t(`handling.assignmentRole.${row.role}`),
        state: ctx.t(`handling.assignmentState.${row.state}`),
        others: (row.others ?? []).map((id) => names.get(id) ?? ''),
        dispatchedAt: row.dispatched_at,
        dueAt: row.due_at,
        issuedAt: row.issued_at,
      };
    }
  }
}
