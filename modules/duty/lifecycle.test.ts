/** Records, scores, objections and a frozen year behind the real server. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announce } from '../../platform/events/announce.ts';
import { handlersOf } from '../../platform/events/reaction.ts';
import { workEvents } from '../../platform/events/work-events.ts';
import { system } from '../../platform/http/context.ts';
import { createTestContext, silentLog } from '../../platform/testing/context.ts';
import { activityTypes } from '../activities/index.ts';
import { listAssemblies } from '../assemblies/index.ts';
import { type Call, openTestHouse, type TestHouse } from '../members/testing-house.ts';
import { countNext } from './jobs/count-due.ts';
import { dutyModule } from './module.ts';
import { presets } from './presets/all.ts';
import { subtypesOf } from './record-types.ts';
import { syncSource } from './store/from-source.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ modules: [dutyModule] });
});
afterAll(() => house?.close());

// biome-ignore lint/suspicious/noExplicitAny: answers are checked by their schemas in the server
const ok = async (call: Call): Promise<any> => {
  const answer = await house.call(call);
  if (answer.statusCode !== 200) throw new Error(`${call.path}: ${answer.statusCode} ${answer.body}`);
  return answer.json();
};
const refused = async (call: Call) => {
  const answer = await house.call(call);
  const { code, issues } = answer.json();
  return [answer.statusCode, issues?.[0]?.code ?? code];
};
const post = (as: string, path: string, body: object): Call => ({ as, method: 'POST', path, body });
const contextAs = () =>
  createTestContext({ db: house.database.db, actor: system, assembly: house.here.assembly, clock: house.clock });
async function count() {
  while (await house.database.db.transaction().execute((trx) => countNext(trx, house.clock.now())));
}
/** Does what waits for what was announced. */
async function work(ctx: Awaited<ReturnType<typeof contextAs>>) {
  const services = {
    now: () => house.clock.now(),
    assemblies: listAssemblies,
    contextFor: (db: never) => ({ ...ctx, db }),
  };
  await workEvents({ db: house.database.db, log: silentLog, services: services as never }, handlersOf([dutyModule]));
}
const talk = { type: 'talk', title: '到社区宣讲', happenedOn: '2026-01-10' };
const records = async () => (await ok({ as: 'clerk', path: '/duty/records?size=100' })).items;

describe('duty', () => {
  it('asks for rules first, and refuses ones that count presses', async () => {
    expect(await refused(post('member1', '/duty/my-records', talk))).toEqual([409, 'rule_missing']);
    const appliesFrom = house.clock.now().toISOString();
    const [first, ...rest] = presets.outcomes.items;
    const content = { ...presets.outcomes, items: [{ ...first!, zh: '平台登录天数' }, ...rest] };
    const asked = { name: '规则', appliesFrom, content };
    expect(await refused(post('admin', '/duty/rules', asked))).toEqual([422, 'duty_counts_logins']);
    expect(await refused(post('clerk', '/duty/rules', { name: '规则', appliesFrom, preset: 'outcomes' }))).toEqual([
      403,
      'not_permitted',
    ]);
    await ok(post('admin', '/duty/rules', { name: '规则', appliesFrom, preset: 'outcomes' }));
    expect((await ok({ as: 'member1', path: '/duty/rules' })).items).toHaveLength(1);
  });

  it('counts what a member enters once the office has confirmed it, and tells both', async () => {
    const { recordId } = await ok(post('member1', '/duty/my-records', talk));
    await count();
    expect((await ok({ as: 'member1', path: '/duty/score' })).points).toBe(0);
    const mine = await ok({ as: 'clerk', path: '/duty/records?mine=true' });
    expect(mine.items).toMatchObject([{ recordId, state: 'proposed', abilities: ['confirm', 'decline', 'withdraw'] }]);
    const confirm = `/duty/records/${recordId}/confirm`;
    expect(await refused(post('member1', confirm, { expectedVersion: 1 }))).toEqual([403, 'not_permitted']);
    expect(await refused(post('member2', confirm, { expectedVersion: 1 }))).toEqual([404, 'not_found']);
    expect(await refused(post('elsewhere:clerk', confirm, { expectedVersion: 1 }))).toEqual([404, 'not_found']);
    await ok(post('clerk', confirm, { expectedVersion: 1 }));
    expect(await refused(post('clerk', confirm, { expectedVersion: 2 }))).toEqual([409, 'duty_moved_on']);
    await count();
    const score = await ok({ as: 'member1', path: '/duty/score' });
    expect(score).toMatchObject({ points: 300, band: { code: 'to_improve' }, missing: [{ code: 'plenary' }] });
    expect(score.lines).toMatchObject([{ recordId, item: 'talk', points: 300, steps: [{ rule: 'points' }] }]);
    const stored = await house.database.db.selectFrom('duty_scores').select('points').where('points', '>', 0).execute();
    expect(stored).toEqual([{ points: 300 }]);
    const { rows } = await sql<{ kind: string }>`select kind from notices order by created_at`.execute(
      house.database.db,
    );
    expect(rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['duty.notice.proposed', 'duty.notice.confirmed']),
    );
    const history = await sql`select action from history where matter_id = ${recordId} order by seq`.execute(
      house.database.db,
    );
    expect(history.rows).toEqual([{ action: 'propose' }, { action: 'confirm' }]);
  });

  it('shows a score to the member, the convenor of the sector and the owning office, and to nobody else', async () => {
    const { memberId } = await ok({ as: 'member1', path: '/duty/score' });
    const path = `/duty/score?memberId=${memberId}`;
    expect((await ok({ as: 'clerk', path })).points).toBe(300);
    expect(await refused({ as: 'member2', path })).toEqual([403, 'not_permitted']);
    expect(await refused({ as: 'reviewer1', path })).toEqual([403, 'not_permitted']);
    expect(await refused({ as: 'elsewhere:clerk', path })).toEqual([404, 'not_found']);
    expect(await refused({ as: 'member2', path: '/duty/records' })).toEqual([403, 'not_permitted']);
  });

  it('checks what is entered', async () => {
    const enter = (over: object) => refused(post('member1', '/duty/my-records', { ...talk, ...over }));
    expect(await enter({ type: 'report' })).toEqual([422, 'duty_evidence_needed']);
    expect(await enter({ untilOn: '2026-01-01' })).toEqual([422, 'duty_until_before']);
    expect(await enter({ subtype: 'nothing' })).toEqual([422, 'invalid_value']);
    expect((await enter({ type: 'attended' }))[0]).toBe(422);
  });

  it('follows the matter a record came from: once, corrected, withdrawn, restored', async () => {
    const ctx = await contextAs();
    const { memberId } = await ok({ as: 'member2', path: '/duty/score' });
    const sourceId = '00000000-0000-7000-8000-00000000dddd';
    const filed = {
      memberId,
      type: 'proposal_filed' as const,
      subtype: 'single',
      role: 'first' as const,
      sharers: 1,
      place: 1,
      sourceId,
      title: '提案',
      happenedOn: '2026-01-12',
    };
    const sync = (wanted: Parameters<typeof syncSource>[3]) =>
      house.database.db.transaction().execute((db) => syncSource({ ...ctx, db }, 'proposal', [sourceId], wanted));
    const points = async () => (await ok({ as: 'member2', path: '/duty/score' })).points;
    await sync([filed]);
    await sync([filed]);
    expect(await points()).toBe(800);
    await sync([{ ...filed, role: 'first', title: '改过的案由' }]);
    expect((await records()).filter((one: { memberId: string }) => one.memberId === memberId)).toMatchObject([
      { title: '改过的案由', version: 2 },
    ]);
    await sync([]);
    expect(await points()).toBe(0);
    await sync([filed]);
    expect(await points()).toBe(800);
  });

  it('listens to proposals; one that is no longer there has no records', async () => {
    const ctx = await contextAs();
    const matter = { kind: 'proposal', id: '00000000-0000-7000-8000-00000000dddd', assemblyId: house.here.assembly.id };
    await house.database.db.transaction().execute((db) => announce({ ...ctx, db }, matter, 'withdrawn'));
    await work(ctx);
    expect((await ok({ as: 'member2', path: '/duty/score' })).points).toBe(0);
  });

  it('records attendance as it was settled, and follows a correction', async () => {
    expect(subtypesOf.attended).toEqual(activityTypes);
    const ctx = await contextAs();
    const { db } = house.database;
    const now = house.clock.now();
    const activity = { id: '00000000-0000-7000-8000-0000000000ac', assembly_id: house.here.assembly.id };
    const { rule_version_id } = (
      await sql<{ rule_version_id: string }>`select id as rule_version_id from rule_versions limit 1`.execute(db)
    ).rows[0]!;
    const ends_at = new Date(now.getTime() + 3_600_000);
    const times = { starts_at: now, ends_at, created_at: now, updated_at: now, announced_at: now };
    const facts = { rule_version_id, state: 'settled', type: 'plenary', title: '全体会议', mode: 'must_attend' };
    await db
      .insertInto('activities')
      .values({ ...activity, ...facts, ...times, is_public: false, created_by_name: '测试' } as never)
      .execute();
    const outcomes = ['present', 'absent', 'leave', 'exempt'];
    for (const [index, outcome] of outcomes.entries()) {
      const member_id = house.here.members[index + 2]!.id;
      const id = `00000000-0000-7000-8000-0000000001a${index}`;
      const invited = {
        ...activity,
        id,
        activity_id: activity.id,
        member_id,
        name: '测试',
        role: 'participant',
        invited_at: now,
      };
      await db
        .insertInto('activity_invitations')
        .values(invited as never)
        .execute();
      const settled = { invitation_id: id, activity_id: activity.id, member_id, half_days: 4, outcome, settlement: 1 };
      await db
        .insertInto('activity_attendance')
        .values({ ...settled, units: outcome === 'present' ? 3 : 0 } as never)
        .execute();
    }
    const settle = async () => {
      const matter = { kind: 'activity', id: activity.id, assemblyId: activity.assembly_id };
      await db.transaction().execute((trx) => announce({ ...ctx, db: trx }, matter, 'settled'));
      await work(ctx);
      const { rows } = await sql`select type, subtype, units, state from duty_records where source_id = ${activity.id}
        order by type`.execute(db);
      return rows;
    };
    const alike = { subtype: 'plenary', state: 'confirmed' };
    const absent = { ...alike, type: 'absent', units: 4 };
    const others = [
      { ...alike, type: 'attended', units: 3 },
      { ...alike, type: 'on_leave', units: 4 },
    ];
    expect(await settle()).toEqual([absent, ...others]);
    await db.updateTable('activity_attendance').set({ outcome: 'exempt' }).where('outcome', '=', 'absent').execute();
    expect(await settle()).toEqual([{ ...absent, state: 'withdrawn' }, ...others]);
  });

  it('comes to the same member by member as for everybody, and a second time', async () => {
    const table = async () =>
      (
        await sql`select member_id, points, band, reasons, classes, unmet from duty_scores order by member_id`.execute(
          house.database.db,
        )
      ).rows;
    await ok(post('member2', '/duty/my-records', talk));
    for (const { recordId, version, state } of await records())
      if (state === 'proposed')
        await ok(post('clerk', `/duty/records/${recordId}/confirm`, { expectedVersion: version }));
    await count();
    const few = await table();
    await sql`insert into duty_due (assembly_id, year, since) values (${house.here.assembly.id}, 2026, now())`.execute(
      house.database.db,
    );
    await count();
    expect(await table()).toEqual(few);
  });

  it('answers an objection, keeps the answer, then freezes: nothing of the year changes any more', async () => {
    const year = 2026;
    const { objectionId } = await ok(post('member1', '/duty/objections', { year, text: '少了一次宣讲' }));
    const before = await ok({ as: 'clerk', path: '/duty/year' });
    expect(before).toMatchObject({ abilities: ['announce'], objections: [{ objectionId, abilities: ['answer'] }] });
    expect(before.objections[0].dueAt).not.toBeNull();
    expect(await refused(post('member2', `/duty/objections/${objectionId}/take-back`, { expectedVersion: 1 }))).toEqual(
      [404, 'not_found'],
    );
    const announced = await ok(post('clerk', '/duty/year/announce', { year, expectedVersion: before.year.version }));
    const freeze = { year, expectedVersion: announced.version };
    expect(await refused(post('clerk', '/duty/year/freeze', freeze))).toEqual([409, 'duty_objections_open']);
    const answer = { expectedVersion: 1, outcome: 'refused', answer: '该次宣讲在上一年度已计' };
    await ok(post('clerk', `/duty/objections/${objectionId}/answer`, answer));
    expect((await ok({ as: 'member1', path: '/duty/score' })).objections).toMatchObject([
      { state: 'refused', answer: answer.answer },
    ]);
    expect(await refused(post('clerk', '/duty/year/freeze', freeze))).toEqual([409, 'duty_appeal_running']);
    house.clock.advance(30 * 86_400_000);
    expect(await refused(post('member1', '/duty/objections', { year, text: '再问' }))).toEqual([
      409,
      'duty_appeal_over',
    ]);
    await ok(post('clerk', '/duty/year/freeze', freeze));
    const frozen = await ok({ as: 'member1', path: '/duty/score?year=2026' });
    expect(frozen).toMatchObject({ year: { state: 'frozen' }, points: 300, mayObject: false });
    expect(frozen.lines.reduce((sum: number, line: { points: number }) => sum + line.points, 0)).toBe(300);
    const [own] = frozen.records;
    expect(
      await refused(
        post('clerk', `/duty/records/${own.recordId}/withdraw`, { expectedVersion: own.version, reason: '误' }),
      ),
    ).toEqual([409, 'duty_year_frozen']);
    // What comes late counts in the next year.
    const late = await ok(post('clerk', '/duty/records', { ...talk, memberId: frozen.memberId }));
    await count();
    expect((await records()).find((one: { recordId: string }) => one.recordId === late.recordId)).toMatchObject({
      countsIn: 2027,
      state: 'confirmed',
    });
    expect((await ok({ as: 'member1', path: '/duty/score?year=2026' })).points).toBe(300);
  });

  it.each([
    ['publishDutyRules'],
    ['proposeDutyRecord'],
    ['enterDutyRecord'],
    ['confirmDutyRecord'],
    ['declineDutyRecord'],
    ['withdrawDutyRecord'],
    ['announceDutyYear'],
    ['freezeDutyYear'],
    ['objectToDutyScore'],
    ['answerDutyObjection'],
    ['takeBackDutyObjection'],
  ])('%s is nothing for somebody who is not signed in', async (name) => {
    const { method, path } = dutyModule.operations.find(({ operationId }) => operationId === name)!;
    const asked = { method, path: path.replace(/:\w+/, '00000000-0000-7000-8000-00000000eeee'), body: {} };
    expect((await house.call(asked)).statusCode).toBe(401);
  });

  it('declines with a reason, and takes back what is not frozen', async () => {
    const { recordId } = await ok(post('member3', '/duty/my-records', { ...talk, happenedOn: '2027-01-02' }));
    const [path, reason] = [`/duty/records/${recordId}`, '没有佐证'];
    expect((await refused(post('clerk', `${path}/decline`, { expectedVersion: 1, reason: ' ' })))[0]).toBe(422);
    expect(await ok(post('clerk', `${path}/decline`, { expectedVersion: 1, reason }))).toMatchObject({
      state: 'declined',
      version: 2,
    });
    expect(await refused(post('clerk', `${path}/withdraw`, { expectedVersion: 2, reason }))).toEqual([
      409,
      'duty_moved_on',
    ]);
    const second = await ok(post('member3', '/duty/my-records', { ...talk, happenedOn: '2027-01-03' }));
    const back = { expectedVersion: 1, reason: '填错了' };
    expect(await ok(post('member3', `/duty/records/${second.recordId}/withdraw`, back))).toMatchObject({
      state: 'withdrawn',
    });
  });

  it('takes the list away as a file', async () => {
    const answer = await house.call({ as: 'clerk', path: '/duty/records/export?format=csv' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('到社区宣讲');
  });
});
