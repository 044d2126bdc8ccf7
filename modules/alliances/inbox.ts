/** What waits for whom: an invitation for the office, a matter to answer, a part to write, a matter to conclude. */
import { sql } from 'kysely';
import { readClocks } from '../../platform/clocks/views.ts';
import type { InboxKind, InboxTask } from '../../platform/inbox/inbox-kind.ts';
import { allianceLife, matterLife } from './life.ts';
import { inside, speaks } from './queries/visible.ts';

const nobody = { units: [], offices: [], members: [], bodies: [] };
/** Nothing here has a deadline. */
const clocksOf = (matter: string) =>
  readClocks({ matter, own: () => nobody, names: async () => ({ unit: () => '', office: () => '' }) });

const task = (name: string, where: InboxTask['where'], turn: InboxTask['turn'] = 'open'): InboxTask => ({
  task: name,
  turn,
  onPart: false,
  where,
  clocks: [],
});

/** Rows by the assembly that reads, as the inbox narrows to it. */
const seats = `(select a.id, s.assembly_id, a.name, s.state, s.invited_at as since, a.founded_by_name from alliances a
  join alliance_seats s on s.alliance_id = a.id where a.state <> 'dissolved')`;
const matters = `(select m.id, p.assembly_id, m.alliance_id, m.lead_assembly_id, m.title, m.state, p.state as part_state,
  p.moved_at as since, a.name as alliance from alliance_parts p join alliance_matters m on m.id = p.matter_id
  join alliances a on a.id = m.alliance_id where m.state in ('proposed', 'working'))`;

export const allianceInbox: readonly InboxKind[] = [
  {
    kind: allianceLife.kind,
    room: 'alliances',
    scope: 'proposals:read',
    matters: { table: seats, alias: 'a' },
    columns: {
      number: 'null::integer',
      subject: 'a.name',
      state: 'a.state',
      since: 'a.since',
      who: 'a.founded_by_name',
    },
    clocks: clocksOf('a'),
    unitNames: async () => new Map(),
    async tasks(ctx) {
      const office = ctx.actor.grants.some((grant) => grant.role === 'clerk' || grant.role === 'leader');
      return office ? [task('answer', sql<boolean>`a.state = 'invited'`, 'arriving')] : [];
    },
    place: ({ matterId }) => ({ m: `alliances/${matterId}`, desk: `alliances/${matterId}` }),
  },
  {
    kind: matterLife.kind,
    room: 'alliances',
    scope: 'proposals:read',
    matters: { table: matters, alias: 'm' },
    columns: { number: 'null::integer', subject: 'm.title', state: 'm.state', since: 'm.since', who: 'm.alliance' },
    clocks: clocksOf('m'),
    unitNames: async () => new Map(),
    async tasks(ctx) {
      if (ctx.actor.grants.length === 0) return [];
      const reads = inside(ctx, 'm.alliance_id');
      const speaking = sql`${reads} and ${speaks(ctx, 'm.alliance_id')}`;
      return [
        task('agree', sql<boolean>`m.state = 'proposed' and m.part_state = 'asked' and ${speaking}`, 'arriving'),
        task('write', sql<boolean>`m.state = 'working' and m.part_state in ('open', 'written') and ${reads}`),
        task(
          'conclude',
          sql<boolean>`m.state = 'working' and m.lead_assembly_id = m.assembly_id and ${speaking}
            and not exists (select 1 from alliance_parts x where x.matter_id = m.id and x.state in ('open', 'written'))`,
        ),
      ];
    },
    place: ({ matterId }) => ({ m: `alliances/matters/${matterId}`, desk: `alliances/matters/${matterId}` }),
  },
];
