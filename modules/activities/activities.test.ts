/** An activity from its plan to its end: told, answered, put off, with seats that run out and papers that not everybody opens. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockBookOf } from '../../platform/clocks/definitions.ts';
import { sweepClocks } from '../../platform/clocks/sweep.ts';
import { system } from '../../platform/http/context.ts';
import { silentLog } from '../../platform/testing/context.ts';
import { pool } from '../../platform/workers/pool.ts';
import { listAssemblies } from '../assemblies/index.ts';
import { activitiesModule } from './module.ts';
import { canRead } from './policy.ts';
import { visible } from './queries/visible.ts';
import { type ActivityHouse, halfDaysIn, openActivityHouse } from './testing.ts';

let house: ActivityHouse;
beforeAll(async () => {
  house = await openActivityHouse();
});
afterAll(async () => {
  await pool.close();
  await house?.close();
});

const read = (as: string, id: string) => house.ok({ as, path: `/activities/${id}` });
const answer = (as: string, id: string, said = 'coming') => house.step(as, id, 'answer', { answer: said });
const noticesOf = async (login: string) => {
  const { rows } = await sql<{
    kind: string;
  }>`select kind from notices where account_id = ${house.here.accounts[login]!}
    order by created_at, kind`.execute(house.database.db);
  return rows.map((row) => row.kind.replace('activities.notice.', ''));
};
async function sweep(): Promise<void> {
  const base = await house.contextAs('admin');
  const services = {
    now: () => house.clock.now(),
    assemblies: listAssemblies,
    clocks: clockBookOf([activitiesModule]),
    contextFor: (db: never, assembly: never) => ({ ...base, db, assembly, actor: system }),
  };
  await sweepClocks({ db: house.database.db, log: silentLog, services } as never);
}

describe('an activity one must attend', () => {
  let id: string;
  it('is planned unseen, and known to those invited once it is announced', async () => {
    id = await house.plan({ isPublic: true });
    expect(await house.refused({ as: 'member1', path: `/activities/${id}` })).toEqual([404, 'not_found']);
    expect(await house.refused({ as: 'elsewhere:clerk', path: `/activities/${id}` })).toEqual([404, 'not_found']);
    const before = await house.ok({ path: '/activity-list' });
    expect(before.total).toBe(0);
    await house.step('clerk', id, 'announce');
    await house.react();
    expect(await read('member1', id)).toMatchObject({
      mine: 'none',
      counts: null,
      abilities: expect.arrayContaining(['answer', 'ask_leave']),
      state: 'announced',
    });
    expect(await house.refused({ as: 'member6', path: `/activities/${id}` })).toEqual([404, 'not_found']);
    expect(await noticesOf('member1')).toEqual(['announced']);
    const open = await house.ok({ path: `/activity-list/${id}` });
    expect(open).toMatchObject({ title: '基层协商能力培训', state: 'announced' });
    expect(JSON.stringify(open)).not.toContain('invit');
  });
  it('is answered by those invited, by the office for others, and reminded of in one press', async () => {
    expect(await answer('member1', id)).toEqual({ answer: 'coming', ahead: null });
    const { items } = await house.ok({ as: 'clerk', path: `/activities/${id}/invitations` });
    const of = (number: string) => items.find((item: { number: string }) => item.number === number).invitationId;
    await house.step('clerk', id, `invitations/${of('002')}/answer`, { answer: 'declined', note: '电话' });
    expect(await house.step('clerk', id, 'remind')).toMatchObject({ told: 2 });
    await house.react();
    expect(await noticesOf('member1')).toEqual(['announced']);
    expect(await noticesOf('member2')).toEqual(['announced', 'answered']);
    expect(await noticesOf('member3')).toEqual(['announced', 'reminded']);
    const { counts } = await read('clerk', id);
    expect(counts).toEqual({ invited: 4, coming: 1, waiting: 0, declined: 1, unanswered: 2 });
    const waits = await house.ok({ as: 'clerk', path: '/activities?words=培训' });
    expect(waits.items.map((line: { activityId: string }) => line.activityId)).toEqual([id]);
  });
  it('keeps a sensitive paper for those who come, and gives the public the public one', async () => {
    const file = async (name: string) => {
      const fileId = crypto.randomUUID();
      await sql`insert into files (id, assembly_id, uploaded_by, name, media_type, size, sha256, storage_key, created_at, kept_at)
        values (${fileId}, ${house.here.assembly.id}, ${house.here.accounts.clerk!}, ${name}, 'application/pdf', 3, 'x', ${fileId},
          ${house.clock.now()}, null)`.execute(house.database.db);
      return fileId;
    };
    for (const label of ['public', 'internal', 'sensitive'] as const)
      await house.step('clerk', id, 'papers', {
        fileId: await file(`${label}.pdf`),
        title: label,
        label,
        stage: 'before',
      });
    const titles = async (as: string) => (await read(as, id)).papers.map((paper: { title: string }) => paper.title);
    expect(await titles('member1')).toEqual(['public', 'internal', 'sensitive']);
    expect(await titles('member3')).toEqual(['public', 'internal']);
    const open = await house.ok({ path: `/activity-list/${id}` });
    expect(open.papers.map((paper: { title: string }) => paper.title)).toEqual(['public']);
    const { papers } = await read('clerk', id);
    const hidden = { as: 'member3', path: `/activities/${id}/papers/${papers[2].paperId}` };
    expect(await house.refused(hidden)).toEqual([404, 'not_found']);
    await house.step('clerk', id, `papers/${papers[1].paperId}/remove`);
    expect(await titles('clerk')).toEqual(['public', 'sensitive']);
  });
  it('asks everybody anew when it is put off, and stands in a calendar file with its half-days', async () => {
    const was = await read('member1', id);
    await house.step('clerk', id, 'postpone', { reason: '会场检修', days: 2 });
    await house.react();
    const now = await read('member1', id);
    expect(now).toMatchObject({ mine: 'none', reason: '会场检修' });
    expect(Date.parse(now.startsAt) - Date.parse(was.startsAt)).toBe(2 * 86_400_000);
    expect(await noticesOf('member1')).toContain('postponed');
    const file = String(await house.ok({ as: 'member1', path: `/activities/${id}/calendar` }));
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(file).toContain('SUMMARY:基层协商能力培训');
    expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });
  it('begins and ends by its clocks, and is put away', async () => {
    const { startsAt, endsAt } = await read('clerk', id);
    house.clock.set(new Date(Date.parse(startsAt) + 60_000));
    await sweep();
    expect((await read('clerk', id)).state).toBe('running');
    house.clock.set(new Date(Date.parse(endsAt) + 60_000));
    await sweep();
    const ended = await read('clerk', id);
    expect(ended.state).toBe('ended');
    expect(
      await house.refused({
        as: 'member1',
        method: 'POST',
        path: `/activities/${id}/answer`,
        body: { answer: 'coming' },
      }),
    ).toEqual([409, 'wrong_state']);
    await house.step('clerk', id, 'settle');
    await house.step('clerk', id, 'archive');
    expect((await read('member1', id)).history.map((line: { action: string }) => line.action)).toEqual([
      'announce',
      'postpone',
      'begin',
      'end',
    ]);
  });
});

describe('an activity one signs up for', () => {
  it('fills its seats, keeps a line, and lets the first of it move up', async () => {
    const id = await house.plan({ mode: 'sign_up', quota: 2, title: '数字素养学习班' });
    await house.step('clerk', id, 'announce');
    expect(await answer('member1', id)).toMatchObject({ answer: 'coming' });
    expect(await answer('member2', id)).toMatchObject({ answer: 'coming' });
    house.clock.advance(1000);
    expect(await answer('member3', id)).toEqual({ answer: 'waiting', ahead: 0 });
    house.clock.advance(1000);
    expect(await answer('member4', id)).toEqual({ answer: 'waiting', ahead: 1 });
    expect(await answer('member1', id, 'declined')).toMatchObject({ answer: 'declined' });
    await house.react();
    expect(await read('member3', id)).toMatchObject({ mine: 'coming', ahead: null });
    expect(await read('member4', id)).toMatchObject({ mine: 'waiting', ahead: 0 });
    expect(await noticesOf('member3')).toContain('moved_up');
    // A larger quota lets the rest in.
    const { version, halfDays } = await read('clerk', id);
    const plan = { type: 'training', title: '数字素养学习班', mode: 'sign_up', quota: 5, place: '市民中心三楼' };
    await house.ok({
      as: 'clerk',
      method: 'PUT',
      path: `/activities/${id}`,
      body: { ...plan, halfDays, expectedVersion: version },
    });
    expect((await read('member4', id)).mine).toBe('coming');
  });
  it('takes no more sign-ups when the time is over', async () => {
    const until = new Date(house.clock.now().getTime() + 86_400_000).toISOString();
    const id = await house.plan({ mode: 'sign_up', answerUntil: until });
    await house.step('clerk', id, 'announce');
    house.clock.advance(2 * 86_400_000);
    const late = {
      as: 'member1',
      method: 'POST' as const,
      path: `/activities/${id}/answer`,
      body: { answer: 'coming' },
    };
    expect(await house.refused(late)).toEqual([409, 'answer_time_over']);
    expect(await answer('member1', id, 'declined')).toMatchObject({ answer: 'declined' });
  });
});

describe('planning', () => {
  it('refuses dates that cannot be, and invites bodies, the whole assembly and guests once each', async () => {
    const now = house.clock.now();
    const [morning, afternoon] = halfDaysIn(now, 20);
    const bad = (halfDays: object[], more = {}) =>
      house.refused({
        as: 'clerk',
        method: 'POST',
        path: '/activities',
        body: { type: 'talk', title: '座谈', mode: 'must_attend', halfDays, ...more },
      });
    expect(await bad([{ ...morning, endsAt: morning!.startsAt }])).toEqual([422, 'ends_before_start']);
    expect(await bad([morning!, { ...afternoon, startsAt: '2026-01-01T09:00:00+08:00' }])).toEqual([
      422,
      'half_day_too_long',
    ]);
    expect(await bad([morning!, { ...afternoon, startsAt: morning!.startsAt, endsAt: afternoon!.startsAt }])).toEqual([
      422,
      'half_days_overlap',
    ]);
    expect(await bad([morning!], { answerUntil: afternoon!.startsAt })).toEqual([422, 'answer_after_start']);
    const id = await house.plan({ halfDays: [morning] });
    const invite = (body: object) => house.step('clerk', id, 'invitations', body);
    expect(await invite({ bodyIds: [house.here.sectors[0].id] })).toMatchObject({ added: 0, already: 3 });
    const guests = [{ name: '海外列席甲', kind: 'overseas', detail: '侨界' }];
    expect(await invite({ whole: true, guests })).toMatchObject({ added: 3, already: 4 });
    const outside = { as: 'clerk', method: 'POST' as const, path: `/activities/${id}/invitations` };
    expect(await house.refused({ ...outside, body: { memberIds: [house.elsewhere.members[0]!.id] } })).toEqual([
      422,
      'member_not_here',
    ]);
    expect(await house.refused({ ...outside, body: {} })).toEqual([422, 'nobody_named']);
    await house.step('clerk', id, 'cancel', { reason: '不再需要' });
    expect(await house.refused({ ...outside, body: { whole: true } })).toEqual([409, 'wrong_state']);
  });
  it('is also a body’s own: its contact plans and holds it, others of the assembly do not', async () => {
    const bodyId = house.here.sectors[0].id;
    const id = await house.plan({ bodyId, halfDays: halfDaysIn(house.clock.now(), 9) }, 'convenor');
    await house.step('convenor', id, 'announce');
    expect(await house.refused({ as: 'party-contact', path: `/activities/${id}` })).toEqual([404, 'not_found']);
    const other = { as: 'convenor', method: 'POST' as const, path: '/activities' };
    const body = { type: 'talk', title: '座谈', mode: 'must_attend', halfDays: halfDaysIn(house.clock.now(), 9) };
    expect(await house.refused({ ...other, body })).toEqual([403, 'not_your_part']);
    const { waiting, items } = await house
      .ok({ as: 'member1', path: '/inbox' })
      .catch(() => ({ waiting: 0, items: [] }));
    expect(waiting >= 0 && Array.isArray(items)).toBe(true);
  });
  it('lists what the policy lets one read, for everybody', async () => {
    const { rows } = await sql<{
      id: string;
      state: never;
      body_id: string | null;
    }>`select id, state, body_id from activities`.execute(house.database.db);
    for (const who of [
      'clerk',
      'auditor',
      'leader',
      'evaluator',
      'admin',
      'member1',
      'member6',
      'convenor',
      'receiver1',
    ]) {
      const ctx = await house.contextAs(who);
      const { rows: seen } = await sql<{ id: string }>`select a.id from activities a where ${visible(ctx)}`.execute(
        ctx.db,
      );
      const seat = ctx.actor.grants.find((grant) => grant.memberId)?.memberId;
      const { rows: own } = await sql<{ activity_id: string }>`select activity_id from activity_invitations
        where member_id = ${seat ?? null}`.execute(ctx.db);
      const may = rows.filter((row) =>
        canRead(ctx.actor, {
          state: row.state,
          bodyId: row.body_id,
          invitedMemberId: own.some((item) => item.activity_id === row.id) ? seat! : null,
        }),
      );
      expect([who, seen.map((row) => row.id).sort()]).toEqual([who, may.map((row) => row.id).sort()]);
    }
  });
});
