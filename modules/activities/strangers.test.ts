/** Every step on an activity refuses whoever has no part in it, and leaves nothing behind. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../platform/db/ids.ts';
import { codeOf } from './codes.ts';
import { commands } from './commands/all.ts';
import { type ActivityHouse, halfDaysIn, openActivityHouse } from './testing.ts';

let house: ActivityHouse;
let ids: Record<string, string>;
beforeAll(async () => {
  house = await openActivityHouse();
  const activityId = await house.plan();
  await house.step('clerk', activityId, 'announce');
  const { items } = await house.ok({ as: 'clerk', path: `/activities/${activityId}/invitations` });
  const { halfDays } = await house.ok({ as: 'clerk', path: `/activities/${activityId}` });
  ids = { activityId, halfDayId: halfDays[0].halfDayId, invitationId: items[0].invitationId, paperId: newId() };
});
afterAll(() => house?.close());

const reason = { reason: '说明' };
const plan = () => ({
  type: 'talk',
  title: '座谈',
  mode: 'must_attend',
  halfDays: halfDaysIn(house.clock.now(), 9),
});
/** Bodies that fit, so that it is the step that is refused and not its form. */
const bodies: Readonly<Record<string, () => object>> = {
  createActivity: plan,
  saveActivity: plan,
  announceActivity: () => ({}),
  postponeActivity: () => ({ ...reason, days: 1 }),
  cancelActivity: () => reason,
  beginActivity: () => ({}),
  endActivity: () => ({}),
  archiveActivity: () => ({}),
  inviteToActivity: () => ({ memberIds: [house.here.members[5]!.id] }),
  uninviteFromActivity: () => ({}),
  remindInvited: () => ({}),
  answerActivity: () => ({ answer: 'coming' }),
  answerActivityFor: () => ({ answer: 'coming' }),
  addActivityPaper: () => ({ fileId: newId(), title: '材料', label: 'internal', stage: 'before' }),
  removeActivityPaper: () => ({}),
  saveActivityMinutes: () => ({ minutes: '记录', results: '' }),
  linkActivityResult: () => ({ kind: 'activity', matterId: newId() }),
  askLeave: () => ({ reasonCode: 'ill' }),
  decideLeave: () => ({ approved: true }),
  recallLeave: () => ({}),
  signInByCode: () => ({ code: codeOf(() => 'x'.repeat(43), ids.halfDayId!, 1) }),
  signInByPlace: () => ({ longitude: 113, latitude: 28, consent: true }),
  signOutOfActivity: () => ({}),
  signInFor: () => ({ invitationId: ids.invitationId, present: true }),
  settleAttendance: () => ({}),
  publishActivityRules: () => ({ name: '规则', appliesFrom: '2026-03-01T00:00:00+08:00', preset: 'county' }),
};

async function traces() {
  const { rows } =
    await sql`select (select count(*) from history) as history, (select count(*) from activities) as activities,
    (select count(*) from activity_invitations) as invited, (select string_agg(answer, '') from activity_invitations) as answers,
    (select count(*) from rule_versions) as rules`.execute(house.database.db);
  return rows[0];
}

describe.each(commands.map((command) => [command.operationId, command] as const))('%s', (name, command) => {
  it('refuses a member without an invitation, units, and people of elsewhere', async () => {
    const before = await traces();
    const path = command.path.replace(/:(\w+)/g, (_, key) => ids[key] ?? newId());
    const body = bodies[name];
    expect(body, name).toBeTypeOf('function');
    for (const as of ['member6', 'receiver1', 'convenor', 'elsewhere:clerk', 'elsewhere:member1']) {
      const answer = await house.call({ as, method: command.method as 'POST', path, body: body!() });
      // A code that is not ours names nothing: whoever shows it is told so.
      expect(name === 'signInByCode' ? [403, 404, 409] : [403, 404], `${as}: ${answer.body}`).toContain(
        answer.statusCode,
      );
      if (command.path.includes(':activityId')) expect(`${as} ${answer.statusCode}`).toBe(`${as} 404`);
    }
    expect(await traces()).toEqual(before);
  });
});
