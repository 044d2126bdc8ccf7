/** Minutes for those inside, results for everybody, and what an activity led to, both ways. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { linksModule } from '../../platform/links/module.ts';
import { pool } from '../../platform/workers/pool.ts';
import { type ActivityHouse, openActivityHouse } from './testing.ts';

let house: ActivityHouse;
beforeAll(async () => {
  house = await openActivityHouse([linksModule]);
});
afterAll(async () => {
  await pool.close();
  await house?.close();
});

it('are written when it is held; the public reads results alone', async () => {
  const id = await house.plan({ isPublic: true });
  const other = await house.plan({ title: '后续座谈' });
  await house.step('clerk', id, 'announce');
  const write = (as: string) => ({
    as,
    method: 'PUT' as const,
    path: `/activities/${id}/minutes`,
    body: { minutes: '会议记录全文', results: '形成三条建议' },
  });
  expect(await house.refused(write('clerk'))).toEqual([409, 'wrong_state']);
  await house.step('clerk', id, 'begin');
  expect(await house.refused(write('member1'))).toEqual([403, 'not_your_part']);
  await house.ok(write('clerk'));
  expect(await house.ok({ as: 'member1', path: `/activities/${id}` })).toMatchObject({
    minutes: '会议记录全文',
    results: '形成三条建议',
  });
  const open = JSON.stringify(await house.ok({ path: `/activity-list/${id}` }));
  expect([open.includes('形成三条建议'), open.includes('会议记录全文')]).toEqual([true, false]);
  const led = (matterId: string) => ({
    as: 'clerk',
    method: 'POST' as const,
    path: `/activities/${id}/results`,
    body: { kind: 'activity', matterId },
  });
  expect(await house.refused(led(id))).toEqual([422, 'matter_not_here']);
  await house.ok(led(other));
  expect(await house.refused(led(other))).toEqual([409, 'linked_already']);
  const { history } = await house.ok({ as: 'clerk', path: `/activities/${id}` });
  expect(history.at(-1)).toMatchObject({ action: 'link_result', details: { title: '后续座谈' } });
});
