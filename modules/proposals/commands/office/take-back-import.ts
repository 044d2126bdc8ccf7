/** Undoes an import whole: what came in goes, its lines of history and the log stay. */
import { sql } from 'kysely';
import { writeAudit } from '../../../../platform/audit/audit.ts';
import { conflict, notFound } from '../../../../platform/http/problem.ts';
import { unlinkAll } from '../../../../platform/links/write-links.ts';
import { removeBroughtIn } from '../../../handling/index.ts';
import { requireImporter } from '../../importing/examine.ts';
import { command } from '../../operations.ts';
import { proposalLife } from '../../workflow.ts';

/** Rows named in a refusal. */
const NAMED = 5;

export const takeBackImport = command('takeBackImport', 'Take an import back', async (ctx, { params, body }) => {
  requireImporter(ctx);
  const { importId } = params;
  const found = await ctx.db
    .selectFrom('register_imports')
    .select(['state', 'file_name'])
    .where('id', '=', importId)
    .where('assembly_id', '=', ctx.assembly.id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw notFound();
  if (found.state !== 'done' && found.state !== 'failed') {
    throw conflict(found.state === 'taken_back' ? 'import_taken_back' : 'import_at_work');
  }
  const came = sql`select proposal_id from register_import_rows where import_id = ${importId} and proposal_id is not null`;
  // Locked first, so that nobody acts on one of them while it is decided whether all may go.
  await sql`select id from proposals where id in (${came}) order by id for update`.execute(ctx.db);
  const { rows: moved } = await sql<{ sheet: string; row_number: number }>`select r.sheet, r.row_number
    from proposals p join register_import_rows r on r.proposal_id = p.id and r.import_id = ${importId}
    where p.version > 1 or exists (select 1 from proposals m where m.merged_into = p.id)
      or exists (select 1 from history h where h.matter_id = p.id and h.seq > (select max(i.seq)
        from history i where i.matter_id = p.id and i.action = 'import'))
    order by r.place`.execute(ctx.db);
  if (moved.length > 0) {
    const rows = moved.slice(0, NAMED).map((row) => [row.sheet, row.row_number].filter(Boolean).join(' '));
    throw conflict('import_rows_moved', { count: moved.length, rows: rows.join('、') });
  }
  await sql`insert into history (assembly_id, kind, matter_id, action, from_state, to_state, actor_id, actor_name, at,
      rule_version_id, public, details)
    select p.assembly_id, 'proposal', p.id, 'take_back_import', p.state, p.state, ${ctx.actor.accountId}::uuid, ${ctx.actor.name},
      ${ctx.clock.now()}::timestamptz, p.rule_version_id, false,
      jsonb_build_object('importId', ${importId}::text, 'number', p.number, 'subject', p.subject, 'reason', ${body.reason}::text)
    from proposals p where p.id in (${came})`.execute(ctx.db);
  await sql`delete from clocks where matter_id in (${came})`.execute(ctx.db);
  await removeBroughtIn(ctx.db, came);
  await unlinkAll(ctx, proposalLife.kind, came);
  const { rows: gone } = await sql<{ session_id: string }>`delete from proposals where id in (${came})
    returning session_id`.execute(ctx.db);
  const sessions = [...new Set(gone.map((row) => row.session_id))];
  // Numbers count on from the highest that is left, as if the import had never been.
  if (sessions.length > 0)
    await sql`update proposal_numbers n set last_number = coalesce(
      (select max(p.number) from proposals p where p.session_id = n.session_id), 0)
    where n.session_id in (${sql.join(sessions)})`.execute(ctx.db);
  await sql`update register_imports set state = 'taken_back', taken_back_at = ${ctx.clock.now()},
    taken_back_by_name = ${ctx.actor.name} where id = ${importId}`.execute(ctx.db);
  const takenBack = gone.length;
  const details = { file: found.file_name, takenBack, reason: body.reason };
  await writeAudit(ctx, 'register.import_taken_back', `import/${importId}`, details);
  return { takenBack };
});
