/**
 * Counts running deadlines anew when the calendar of an assembly has changed: by a notice entered here or above, or by
 * notices a new version of the product brings.
 */
import { sql } from 'kysely';
import { recountClocks } from '../../../platform/clocks/recount.ts';
import type { JobEnvironment } from '../../../platform/jobs/job-queue.ts';
import { enteredNotices, workCalendar } from '../holidays.ts';
import { listAssemblies } from '../store.ts';

/** Name of the job; entering a notice sends it, and the clock starts it every five minutes. */
export const recountJob = 'assemblies-calendar';

/** A process that has not heard of a notice yet may start deadlines by the old calendar for so long. */
const SETTLING = 120_000;

/** Runs over all assemblies; one whose calendar was counted before and has not changed since costs a look. */
export async function recountCalendars(environment: JobEnvironment): Promise<void> {
  const { db } = environment;
  const counts = await db.selectFrom('calendar_counts').selectAll().execute();
  for (const assembly of await listAssemblies(db)) {
    const now = environment.services.contextFor(db, assembly).clock.now();
    const { fingerprint } = await workCalendar(db, assembly.id);
    const last = counts.find((item) => item.assembly_id === assembly.id);
    if (last?.fingerprint === fingerprint) {
      const newest = Math.max(0, ...(await enteredNotices(db, assembly.id)).map((item) => item.enteredAt.getTime()));
      if (last.counted_at.getTime() > newest + SETTLING || now.getTime() < newest + SETTLING) continue;
    }
    const moved = await recountClocks(environment, assembly);
    if (moved > 0) environment.log.info({ assembly: assembly.code, moved }, 'deadlines counted anew');
    await sql`insert into calendar_counts (assembly_id, fingerprint, counted_at) values (${assembly.id}, ${fingerprint}, ${now})
      on conflict (assembly_id) do update set fingerprint = excluded.fingerprint, counted_at = excluded.counted_at`.execute(
      db,
    );
  }
}
