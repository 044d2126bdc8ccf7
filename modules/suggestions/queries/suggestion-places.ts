/** Where the suggestions of a list are, for a map beside it. */
import { sql } from 'kysely';
import { mapOf } from '../../assemblies/index.ts';
import { query } from '../operations.ts';
import type { Suggestion } from '../store/matter.ts';
import { pointFor } from './areas.ts';
import { listConditions } from './list-suggestions.ts';

/** Signs on one map. */
const MOST = 2000;

export const suggestionPlaces = query(
  'suggestionPlaces',
  'Places of the suggestions of a list, with the map of the assembly',
  async (ctx, { query: filter }) => {
    const at = pointFor(ctx);
    const where = [...(await listConditions(ctx, filter)), sql<boolean>`${at.longitude} is not null`];
    const { rows } = await sql<
      Pick<Suggestion, 'id' | 'subject' | 'receipt' | 'state'> & { longitude: number; latitude: number; total: number }
    >`select s.id, s.subject, s.receipt, s.state, ${at.longitude} as longitude, ${at.latitude} as latitude,
        count(*) over () as total
      from suggestions s where ${sql.join(where, sql` and `)} order by s.received_at desc, s.id limit ${MOST}`.execute(
      ctx.db,
    );
    const map = await mapOf(ctx.db, ctx.assembly);
    return {
      map: map ? { areas: [...map.areas], own: map.own } : null,
      points: rows.map(({ id, subject, receipt, state, longitude, latitude }) => ({
        suggestionId: id,
        name: subject || receipt,
        state,
        longitude,
        latitude,
      })),
      more: Math.max(0, Number(rows[0]?.total ?? 0) - rows.length),
    };
  },
);
