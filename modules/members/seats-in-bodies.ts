/** Tells those who keep the list of bodies how many members sit in each. */
import './tables.ts';
import { sql } from 'kysely';
import { tellsOfHeld } from '../assemblies/index.ts';

tellsOfHeld('seats', async ({ db, assembly }) => {
  const { rows } = await sql<{ id: string; seats: string }>`
    select body.id, count(*) as seats from members m
    cross join lateral (values (m.sector_id), (m.committee_id), (m.party_id), (m.group_id)) as body (id)
    where m.assembly_id = ${assembly.id} and body.id is not null group by body.id`.execute(db);
  return new Map(rows.map((row) => [row.id, Number(row.seats)]));
});
