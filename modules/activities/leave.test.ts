/** Leave: asked for with a reason, decided by whom the rules name, recalled before it begins, no absence when settled. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inboxModule } from '../../platform/inbox/module.ts';
import { pool } from '../../platform/workers/pool.ts';
import { attendanceOf } from './index.ts';
import { activitiesModule } from './module.ts';
import { type ActivityHouse, openActivityHouse } from './testing.ts';

let house: ActivityHouse;
beforeAll(async () => {
  house = await openActivityHouse([inboxModule([activitiesModule])]);
});
afterAll(async () => {
  await pool.close();
  await house?.close();
});

const ask = (as: string, id: string, body: object = {}) => ({
  as,
  method: 'POST' as const,
  path: `/activities/${id}/leaves`,
  body: { reasonCode: 'ill', ...body },
});
const step = (as: string, id: string, leaveId: string, what: string, body: object = {}) => ({
  as,
  method: 'POST' as const,
  path: `/activities/${id}/leaves/${leaveId}/${what}`,
  body,
});
const tasks = async (as: string) =>
  (await house.ok({ as, path: '/inbox' })).items.map((item: { task: string }) => item.task);
const leavesOf = async (as: string, id: string) => (await house.ok({ as, path: `/activities/${id}/leaves` })).items;

it('of a plenary is decided by a leader, seen by nobody else invited, and recalled in time', async () => {
  const id = await house.plan({ type: 'plenary' });
  await house.step('clerk', id, 'announce');
  expect(await tasks('member1')).toEqual(['answer']);
  const no = { as: 'member1', method: 'POST' as const, path: `/activities/${id}/answer`, body: { answer: 'declined' } };
  expect(await house.refused(no)).toEqual([409, 'leave_instead']);
  expect(await house.refused(ask('member1', id, { reasonCode: 'bored' }))).toEqual([422, 'invalid_value']);
  const { leaveId } = await house.ok(ask('member1', id, { reason: '住院' }));
  expect(await house.refused(ask('member1', id))).toEqual([409, 'leave_asked_already']);
  expect(await tasks('member1')).toEqual([]);
  expect(await tasks('leader')).toEqual(['decide_leave']);
  expect(await tasks('clerk')).toEqual([]);
  expect(await leavesOf('member2', id)).toEqual([]);
  expect(await house.refused(step('clerk', id, leaveId, 'decision', { approved: true }))).toEqual([
    403,
    'not_your_part',
  ]);
  expect(await house.refused(step('member2', id, leaveId, 'recall'))).toEqual([404, 'not_found']);
  expect(await house.refused(step('leader', id, leaveId, 'decision', { approved: false }))).toEqual([
    422,
    'reason_to_decline',
  ]);
  await house.ok(step('leader', id, leaveId, 'decision', { approved: true }));
  expect((await leavesOf('member1', id))[0]).toMatchObject({
    state: 'approved',
    decidedBy: 'here-leader',
    reasonLabel: '生病',
  });
  await house.ok(step('member1', id, leaveId, 'recall'));
  expect(await tasks('member1')).toEqual(['answer']);
  const again = await house.ok(ask('member1', id));
  await house.ok(step('leader', id, again.leaveId, 'decision', { approved: false, note: '请出席选举' }));
  expect(await house.refused(step('leader', id, again.leaveId, 'decision', { approved: true }))).toEqual([
    409,
    'leave_decided',
  ]);
  await house.react();
  const { rows } = {
    rows: await house.database.db
      .selectFrom('notices')
      .select('kind')
      .where('account_id', '=', house.here.accounts.member1!)
      .execute(),
  };
  expect(rows.map((row) => row.kind)).toEqual(
    expect.arrayContaining(['activities.notice.leave_approved', 'activities.notice.leave_declined']),
  );
});

it('of some half-days counts beside presence, is entered for others, and ends with the beginning', async () => {
  const id = await house.plan({ type: 'inspection' });
  await house.step('clerk', id, 'announce');
  const { halfDays } = await house.ok({ as: 'clerk', path: `/activities/${id}` });
  const { items } = await house.ok({ as: 'clerk', path: `/activities/${id}/invitations` });
  const whole = await house.ok(ask('clerk', id, { invitationId: items[1].invitationId, reason: '来电请假' }));
  const half = await house.ok(ask('member1', id, { halfDayIds: [halfDays[1].halfDayId] }));
  expect(await tasks('clerk')).toContain('decide_leave');
  for (const { leaveId } of [whole, half]) await house.ok(step('clerk', id, leaveId, 'decision', { approved: true }));
  expect((await leavesOf('clerk', id)).map((leave: { enteredBy: string }) => leave.enteredBy)).toContain('here-clerk');
  house.clock.set(new Date(Date.parse(halfDays[0].startsAt) + 60_000));
  expect(await house.refused(step('member1', id, half.leaveId, 'recall'))).toEqual([409, 'begun_already']);
  for (const line of [items[0], items[2]])
    await house.step('clerk', id, `half-days/${halfDays[0].halfDayId}/sign-ins`, {
      invitationId: line.invitationId,
      present: true,
    });
  await house.step('clerk', id, 'begin');
  await house.step('clerk', id, 'end');
  await house.step('clerk', id, 'settle');
  expect((await attendanceOf(await house.contextAs('clerk'), id)).map((row) => row.outcome)).toEqual([
    'leave',
    'leave',
    'absent',
    'absent',
  ]);
});

it('is not asked of what one signs up for', async () => {
  const id = await house.plan({ mode: 'sign_up' });
  await house.step('clerk', id, 'announce');
  expect(await house.refused(ask('member1', id))).toEqual([409, 'leave_not_needed']);
});
