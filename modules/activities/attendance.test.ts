/** Signing in and settling: codes that turn, copies that are refused, presence that is counted, and settled anew. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pool } from '../../platform/workers/pool.ts';
import { attendanceOf } from './index.ts';
import { type ActivityHouse, openActivityHouse } from './testing.ts';

let house: ActivityHouse;
let id: string;
let halves: string[];
const place = { longitude: 112.98, latitude: 28.19 };
beforeAll(async () => {
  house = await openActivityHouse();
  id = await house.plan({ point: place });
  await house.step('clerk', id, 'announce');
  const { halfDays } = await house.ok({ as: 'clerk', path: `/activities/${id}` });
  halves = halfDays.map((half: { halfDayId: string }) => half.halfDayId);
  house.clock.set(new Date(Date.parse(halfDays[0].startsAt) - 10 * 60_000));
});
afterAll(async () => {
  await pool.close();
  await house?.close();
});

const code = (half = 0) => house.ok({ as: 'clerk', path: `/activities/${id}/half-days/${halves[half]}/code` });
const send = (as: string, shown: string, more = {}) => ({
  as,
  method: 'POST' as const,
  path: '/activity-sign-in',
  body: { code: shown, ...more },
});
const lineOf = async (number: number) => {
  const { items } = await house.ok({ as: 'clerk', path: `/activities/${id}/attendance` });
  return items.find((item: { memberId: string }) => item.memberId === house.here.members[number - 1]!.id);
};

describe('the code of the screen', () => {
  it('lets those invited in once, however often it is sent', async () => {
    const shown = await code();
    const first = await house.ok(send('member1', shown.code));
    house.clock.advance(3000);
    const again = await house.ok(send('member1', shown.code));
    expect([first.already, again.already, again.at === first.at]).toEqual([false, true, true]);
    expect(await house.refused(send('member6', shown.code))).toEqual([404, 'not_found']);
    expect(await house.refused(send('elsewhere:member1', shown.code))).toEqual([404, 'not_found']);
    expect((await code()).signedIn).toBe(1);
  });
  it('is refused as an old copy, changed, for another half-day, and before the time', async () => {
    const shown = await code();
    house.clock.advance(60_000);
    expect(await house.refused(send('member2', shown.code))).toEqual([409, 'code_outdated']);
    const other = shown.code.replace(halves[0], halves[1]);
    expect(await house.refused(send('member2', other))).toEqual([409, 'code_not_known']);
    expect(await house.refused(send('member2', (await code(1)).code))).toEqual([409, 'sign_in_closed']);
    expect(await house.refused({ as: 'member2', path: `/activities/${id}/half-days/${halves[0]}/code` })).toEqual([
      403,
      'not_your_part',
    ]);
  });
  it('is also a number to type, which holds as long', async () => {
    const { number } = await code();
    const wrong = number === '000000' ? '000001' : '000000';
    expect(await house.refused(send('member2', wrong))).toEqual([409, 'code_not_known']);
    expect((await house.ok(send('member2', `${number.slice(0, 3)} ${number.slice(3)}`))).already).toBe(false);
    expect((await lineOf(2)).signIns[0]).toMatchObject({ way: 'number', offline: false });
  });
  it('is taken later when it was scanned without a network, and marked', async () => {
    const scannedAt = house.clock.now().toISOString();
    const shown = await code();
    house.clock.advance(30 * 60_000);
    expect(await house.refused(send('member3', shown.code, { scannedAt: house.clock.now().toISOString() }))).toEqual([
      409,
      'code_outdated',
    ]);
    expect((await house.ok(send('member3', shown.code, { scannedAt }))).at).toBe(scannedAt);
    expect((await lineOf(3)).signIns[0]).toMatchObject({ way: 'code', offline: true });
    house.clock.advance(13 * 3_600_000);
    expect(await house.refused(send('member4', shown.code, { scannedAt }))).toEqual([409, 'scanned_long_ago']);
    house.clock.advance(-13 * 3_600_000);
  });
  it('or the place itself, of which only a rounded distance stays', async () => {
    const at = (longitude: number) => ({
      as: 'member4',
      method: 'POST' as const,
      path: `/activities/${id}/half-days/${halves[0]}/place`,
      body: { longitude, latitude: place.latitude, consent: true },
    });
    expect(await house.refused({ ...at(112.98), body: { ...place } })).toEqual([422, expect.any(String)]);
    expect(await house.refused(at(113.2))).toEqual([409, 'not_at_the_place']);
    await house.ok(at(112.981));
    const { rows } = await sql<{
      kept: string;
    }>`select to_json(s)::text as kept from activity_sign_ins s where way = 'place'`.execute(house.database.db);
    expect(rows[0]!.kept).toContain('"distance_m":100');
    expect(rows[0]!.kept).not.toMatch(/112\.98|28\.19/);
  });
});

describe('the office', () => {
  it('enters and strikes presence, with its name, and sees who is in two places at once', async () => {
    const line = await lineOf(1);
    const { halfDays } = await house.ok({ as: 'clerk', path: `/activities/${id}` });
    const other = await house
      .plan({
        title: '同时的座谈',
        halfDays: halfDays.map((half: { startsAt: string; endsAt: string }) => ({
          startsAt: half.startsAt,
          endsAt: half.endsAt,
        })),
      })
      .then(async (made) => {
        await sql`update activities set state = 'running' where id = ${made}`.execute(house.database.db);
        return made;
      });
    const there = await house.ok({ as: 'clerk', path: `/activities/${other}/attendance` });
    const { halfDays: others } = await house.ok({ as: 'clerk', path: `/activities/${other}` });
    const twice = there.items.find((item: { memberId: string }) => item.memberId === line.memberId);
    await house.step('clerk', other, `half-days/${others[0].halfDayId}/sign-ins`, {
      invitationId: twice.invitationId,
      present: true,
    });
    expect((await lineOf(1)).signIns[0].elsewhere).toBe('同时的座谈');
    house.clock.set(new Date(Date.parse(halfDays[1].startsAt)));
    for (const number of [1, 2]) {
      const { invitationId } = await lineOf(number);
      await house.step('clerk', id, `half-days/${halves[1]}/sign-ins`, { invitationId, present: true });
    }
    const second = await lineOf(2);
    await house.step('clerk', id, `half-days/${halves[1]}/sign-ins`, {
      invitationId: second.invitationId,
      present: false,
    });
    expect((await lineOf(1)).signIns[1]).toMatchObject({ way: 'desk', enteredByName: 'here-clerk' });
    expect((await lineOf(2)).units).toBe(1);
    const out = await house.ok({
      as: 'member1',
      method: 'POST',
      path: `/activities/${id}/half-days/${halves[1]}/sign-out`,
    });
    expect((await lineOf(1)).signIns[1].outAt).toBe(out.outAt);
  });
  it('settles by the rule of two thirds, tells others, and corrects with what changed on record', async () => {
    await house.step('clerk', id, 'begin');
    await house.step('clerk', id, 'end');
    const settled = await house.step('clerk', id, 'settle');
    expect(settled).toMatchObject({ settlement: 1, counts: { present: 1, absent: 3, leave: 0, exempt: 0 } });
    const ctx = await house.contextAs('clerk');
    const [first] = await attendanceOf(ctx, id);
    expect(first).toEqual({
      memberId: house.here.members[0]!.id,
      units: 2,
      halfDays: 2,
      outcome: 'present',
      role: 'participant',
    });
    const { invitationId } = await lineOf(4);
    const anew = (body: object) => ({ as: 'clerk', method: 'POST' as const, path: `/activities/${id}/settle`, body });
    expect(await house.refused(anew({}))).toEqual([422, 'reason_to_settle_anew']);
    expect(await house.refused(anew({ reason: '更正', decided: [{ invitationId, outcome: 'exempt' }] }))).toEqual([
      422,
      'note_to_decide',
    ]);
    await house.ok(anew({ reason: '更正', decided: [{ invitationId, outcome: 'exempt', note: '因公出访' }] }));
    expect((await attendanceOf(ctx, id)).map((row) => row.outcome)).toEqual(['present', 'absent', 'absent', 'exempt']);
    expect((await house.ok({ as: 'member1', path: `/activities/${id}` })).outcome).toBe('present');
    const { history } = await house.ok({ as: 'clerk', path: `/activities/${id}` });
    const lines = history.filter((line: { action: string }) => line.action === 'settle');
    expect(lines[1].details).toMatchObject({ number: 2, reason: '更正', changed: [{ from: 'absent', to: 'exempt' }] });
    await house.react();
    const { rows } = await sql<{
      name: string;
    }>`select name from events where name = 'settled' and matter_id = ${id}`.execute(house.database.db);
    expect(rows).toHaveLength(2);
    const stranger = await house.contextAs('clerk');
    expect(await attendanceOf({ ...stranger, assembly: house.elsewhere.assembly }, id)).toEqual([]);
  });
});
