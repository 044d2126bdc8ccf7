/** The office keeps the register: adds a member, changes a record, ends a seat before its term and takes that back. */
import { dayOf } from '../../../platform/calendar/days.ts';
import { announce } from '../../../platform/events/announce.ts';
import { conflict, forbidden, invalid } from '../../../platform/http/problem.ts';
import { writeHistory } from '../../../platform/matters/history.ts';
import { accountsForSeats, endSeatGrants, grantRole } from '../../accounts/index.ts';
import { currentTerm, officeAmong } from '../../assemblies/index.ts';
import { command } from '../operations.ts';
import { can } from '../policy.ts';
import { checkDetails, emptyDetails, isEmpty, writeDetails } from '../store/details.ts';
import {
  changeDetails,
  checkBodies,
  moveSeat,
  namedFields,
  openPatch,
  openSeat,
  requireFreeNumber,
  seatMatter,
} from '../store/seat.ts';
import { insertMembers } from '../store.ts';

/** The login of an account that is made for a seat where none is named. */
export const usualLogin = (code: string, term: number, number: string): string =>
  `${code}-${term}-${number}`.toLowerCase().replace(/[^a-z0-9._@-]/g, '-');

export const addMember = command('addMember', 'Add a member to the current term', async (ctx, { body }) => {
  if (!can(ctx.actor, 'add').allowed) throw forbidden('not_permitted');
  const { login: named, ethnicity, born, sex, education, identityNumber, religion, homeAddress, phone, ...open } = body;
  const term = await currentTerm(ctx.db, ctx.assembly.id, ctx.clock.now());
  if (!term) throw conflict('no_term');
  const termId = term.id;
  await checkBodies(ctx, termId, open, 'body');
  await requireFreeNumber(ctx, termId, open.number, 'body.number');
  const asked = { ethnicity, born, sex, education, identityNumber, religion, homeAddress, phone };
  const details = {
    ...emptyDetails,
    ...Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)),
  };
  checkDetails(ctx, details, 'body');
  const login = named.toLowerCase() || usualLogin(ctx.assembly.code, term.ordinal, open.number);
  if (!/^[a-z0-9][a-z0-9._@-]{1,59}$/.test(login)) throw invalid('body.login', 'login_unfit');
  const account = (await accountsForSeats(ctx, [{ login, name: open.name }])).get(login);
  if (!account) throw invalid('body.login', 'login_elsewhere');
  const seat = {
    standing: false,
    sectorId: null,
    committeeId: null,
    partyId: null,
    groupId: null,
    workplace: '',
    sortWeight: 999_999,
    ...(Object.fromEntries(Object.entries(open).filter(([, value]) => value !== undefined)) as typeof open),
    assemblyId: ctx.assembly.id,
    termId,
    accountId: account.id,
  };
  if (!account.made) {
    const held = await ctx.db
      .selectFrom('members')
      .select('id')
      .where('term_id', '=', termId)
      .where('account_id', '=', account.id)
      .executeTakeFirst();
    if (held) throw invalid('body.login', 'seat_held');
  }
  const [memberId] = await insertMembers(ctx.db, [seat as Parameters<typeof insertMembers>[1][number]]);
  if (!isEmpty(details)) await writeDetails(ctx, { id: memberId!, termId }, details, 'body');
  await grantRole(ctx.db, {
    assemblyId: ctx.assembly.id,
    accountId: account.id,
    role: 'member',
    memberId: memberId!,
    from: ctx.clock.now(),
  });
  const matter = seatMatter({ id: memberId!, assembly_id: ctx.assembly.id });
  const office = await officeAmong(ctx, ['clerk']);
  await writeHistory(ctx, matter, { action: 'add', from: 'serving', to: 'serving', office });
  await announce(ctx, matter, 'added', { accountId: account.id });
  return { memberId: memberId!, state: 'serving' as const, version: 1, login };
});

export const editMember = command(
  'editMember',
  'Change a member’s record',
  async (ctx, { params, body: { expectedVersion, changes } }) => {
    const row = await openSeat(ctx, params.memberId, 'edit');
    if (row.version !== expectedVersion) {
      throw conflict('changed_meanwhile', { state: row.state, version: row.version });
    }
    await checkBodies(ctx, row.term_id, changes, 'body.changes', row);
    if (changes.number !== undefined && changes.number !== row.number) {
      await requireFreeNumber(ctx, row.term_id, changes.number, 'body.changes.number');
    }
    await changeDetails(ctx, { id: row.id, termId: row.term_id }, changes, 'body.changes');
    return moveSeat(ctx, row, {
      action: 'edit',
      patch: openPatch(changes),
      details: { fields: namedFields(changes) },
    });
  },
);

/** The member keeps a read-only account, but for one who has died or was dismissed. */
export const endMember = command('endMember', 'End a seat before its term', async (ctx, { params, body }) => {
  const row = await openSeat(ctx, params.memberId, 'end');
  const now = ctx.clock.now();
  if (body.on > dayOf(now)) throw invalid('body.on', 'day_later');
  await endSeatGrants(ctx.db, [row.id], now);
  if (body.code === 'resigned' || body.code === 'moved') {
    await grantRole(ctx.db, {
      assemblyId: row.assembly_id,
      accountId: row.account_id,
      role: 'former_member',
      memberId: row.id,
      from: now,
    });
  }
  return moveSeat(ctx, row, {
    action: 'end',
    to: 'ended',
    patch: { ended_on: body.on, ended_code: body.code, ended_note: body.note },
    details: { code: body.code, on: body.on, note: body.note },
    event: 'ended',
  });
});

export const resumeMember = command(
  'resumeMember',
  'Take the early end of a seat back',
  async (ctx, { params, body }) => {
    const row = await openSeat(ctx, params.memberId, 'resume');
    const now = ctx.clock.now();
    await endSeatGrants(ctx.db, [row.id], now);
    await grantRole(ctx.db, {
      assemblyId: row.assembly_id,
      accountId: row.account_id,
      role: 'member',
      memberId: row.id,
      from: now,
    });
    return moveSeat(ctx, row, {
      action: 'resume',
      to: 'serving',
      patch: { ended_on: null, ended_code: null, ended_note: '' },
      details: { note: body.note },
      event: 'resumed',
    });
  },
);
