/** One member's record as its reader may see it: open to all inside, the rest to the office (masked) and to the member. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { bodiesByIds, currentTerm, listTerms, termLabel } from '../../assemblies/index.ts';
import type { MemberRecord } from '../contract/record.ts';
import { askedFields, masked, type SensitiveField, sensitiveFields } from '../fields.ts';
import { memberLife } from '../life.ts';
import { query } from '../operations.ts';
import { canWith, isOffice, isSelf, type SeatStep } from '../policy.ts';
import { presentMembers } from '../present.ts';
import { type Reader, readLine } from '../readers.ts';
import { readDetails } from '../store/details.ts';
import { openSeat, type SeatRow, subjectOf } from '../store/seat.ts';
import { membersByIds } from '../store.ts';

const acts = ['edit', 'end', 'resume', 'disclose', 'ask', 'take_data'] as const satisfies readonly SeatStep[];

/** Lines of the history of one matter as a reader may see them, the newest first. */
export async function historyFor(ctx: Context, kind: string, id: string, readers: ReadonlySet<Reader>) {
  const { rows } = await sql<{ action: string; at: Date; actor_name: string; details: Record<string, unknown> }>`
    select action, at, actor_name, details from history where kind = ${kind} and matter_id = ${id}
    order by seq desc limit 100`.execute(ctx.db);
  return rows.flatMap((row) => {
    const details = readLine(readers, row);
    return details ? [{ at: row.at.toISOString(), action: row.action, who: row.actor_name, details }] : [];
  });
}

/** As which reader somebody meets a seat or a request of this account. */
export function readersOf(ctx: Context, of: { accountId: string }): Set<Reader> {
  const readers = new Set<Reader>(['inside']);
  if (isOffice(ctx.actor)) readers.add('office');
  if (isSelf(ctx.actor, of)) readers.add('self');
  return readers;
}

async function seatsOfPerson(ctx: Context, accountId: string): Promise<MemberRecord['seats']> {
  const rows = await ctx.db
    .selectFrom('members')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('assembly_id', '=', ctx.assembly.id)
    .execute();
  const terms = new Map((await listTerms(ctx.db, ctx.assembly.id)).map((term) => [term.id, term]));
  const now = await currentTerm(ctx.db, ctx.assembly.id, ctx.clock.now());
  const ids = rows.flatMap((row) => [row.sector_id, row.committee_id, row.committee2_id, row.party_id, row.group_id]);
  const bodies = await bodiesByIds(
    ctx.db,
    ids.filter((id) => id !== null),
  );
  const nameOf = (id: string | null) => (id === null ? null : (bodies.get(id)?.name ?? null));
  return rows
    .sort((a, b) => (terms.get(b.term_id)?.ordinal ?? 0) - (terms.get(a.term_id)?.ordinal ?? 0))
    .map((row) => ({
      memberId: row.id,
      term: termLabel(terms.get(row.term_id)?.ordinal ?? 1, ctx.locale),
      current: row.term_id === now?.id,
      number: row.number,
      sector: nameOf(row.sector_id),
      committees: [nameOf(row.committee_id), nameOf(row.committee2_id)].filter((name) => name !== null),
      party: nameOf(row.party_id),
      group: nameOf(row.group_id),
      posts: row.posts,
      state: row.state,
      endedOn: row.ended_on,
    }));
}

async function looksAt(ctx: Context, memberId: string) {
  const rows = await ctx.db
    .selectFrom('member_disclosures')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('at', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    at: row.at.toISOString(),
    name: row.actor_name,
    fields: row.fields as SensitiveField[],
    reason: row.reason,
  }));
}

async function waitingOf(ctx: Context, memberId: string) {
  const rows = await ctx.db
    .selectFrom('member_requests')
    .select(['id', 'wish', 'sent_at'])
    .where('member_id', '=', memberId)
    .where('state', '=', 'waiting')
    .execute();
  return rows.map((row) => ({ requestId: row.id, wish: row.wish, sentAt: row.sent_at.toISOString() }));
}

async function closedPart(ctx: Context, row: SeatRow, own: boolean) {
  const details = await readDetails(ctx, row.id);
  return {
    details: { ethnicity: details.ethnicity, born: details.born, sex: details.sex, education: details.education },
    sensitive: sensitiveFields.map((field) => ({
      field,
      shown: own ? details[field] : masked(field, details[field]),
    })),
    looks: await looksAt(ctx, row.id),
    waiting: await waitingOf(ctx, row.id),
  };
}

const nothing = { details: null, sensitive: null, looks: null, waiting: null };

export async function recordOf(ctx: Context, row: SeatRow): Promise<MemberRecord> {
  const subject = subjectOf(row);
  const own = isSelf(ctx.actor, subject);
  const member = (await membersByIds(ctx.db, [row.id])).get(row.id)!;
  const reads = canWith(ctx.actor, 'read_details', subject).allowed;
  return {
    member: (await presentMembers(ctx.db, [member]))[0]!,
    own,
    ...(reads ? await closedPart(ctx, row, own) : nothing),
    ended:
      row.ended_on === null
        ? null
        : { on: row.ended_on, code: reads ? row.ended_code : null, note: isOffice(ctx.actor) ? row.ended_note : null },
    seats: await seatsOfPerson(ctx, row.account_id),
    history: await historyFor(ctx, memberLife.kind, row.id, readersOf(ctx, subject)),
    abilities: acts.filter((act) => canWith(ctx.actor, act, subject).allowed),
    askable: canWith(ctx.actor, 'ask', subject).allowed ? [...askedFields] : [],
  };
}

export const getMemberRecord = query(
  'getMemberRecord',
  'One member’s record, masked for everybody but the member',
  async (ctx, { params }) => recordOf(ctx, await openSeat(ctx, params.memberId, 'read', false)),
);

/** Everything kept of oneself, to take along. */
export const takeMemberData = query(
  'takeMemberData',
  'What is kept of oneself, as a file',
  async (ctx, { params }) => {
    const row = await openSeat(ctx, params.memberId, 'take_data', false);
    const { abilities: _, askable: __, ...record } = await recordOf(ctx, row);
    return {
      filename: `${row.number}.json`,
      mediaType: 'application/json',
      body: Buffer.from(`${JSON.stringify({ assembly: ctx.assembly.name, ...record }, null, 2)}\n`),
    };
  },
  { audited: 'data.exported', limit: 20 },
);
