/** What is seen of the guide's room; run as a test in the copy where the room stands, by `new-room.test.ts`. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chains, modules } from '../../app/modules.ts';
import { publishRuleVersion } from '../../modules/assemblies/index.ts';
import { openTestHouse, type TestHouse } from '../../modules/members/testing-house.ts';
import { presets } from '../../modules/proposals/rules.ts';
import { sampleContent } from '../../modules/proposals/testing.ts';
import { walkChain } from '../../platform/audit/chain.ts';
import { system } from '../../platform/http/context.ts';
import { deskFronts, memberFronts } from '../../web/fronts.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ modules });
  await publishRuleVersion(
    { db: house.database.db, actor: system, assembly: house.here.assembly, clock: house.clock },
    { subject: 'proposals', name: '测试规则', appliesFrom: new Date('2020-01-01'), content: presets.county },
  );
});
afterAll(() => house?.close());

const write = (body: object = {}) =>
  house.call({
    as: 'member1',
    method: 'POST',
    path: '/thanks',
    body: { unitId: house.here.units[0].id, text: '谢谢你们修好了路灯', ...body },
  });
const takeBack = (as: string, id: string) => house.call({ as, method: 'POST', path: `/thanks/${id}/take-back` });

describe('the room of the guide', () => {
  it('stands in the menu of the desk and in the member’s reach, each with its screen', async () => {
    for (const fronts of [deskFronts, memberFronts]) {
      expect(fronts.flatMap((front) => front.places.map((place) => place.key))).toContain('thanks');
      const screen = fronts.flatMap((front) => [...front.screens]).find((item) => item.path === 'thanks');
      expect(await screen!.load()).toBeTypeOf('function');
    }
  });

  it('is a tile of the member’s first page', () => {
    expect(memberFronts.flatMap((front) => front.room?.label ?? [])).toContain('thanks.title');
  });

  it('is described with the API, in both languages', async () => {
    const { paths } = (await house.call({ root: true, path: '/openapi.json' })).json<{
      paths: Record<string, object>;
    }>();
    expect(Object.keys(paths).filter((path) => path.includes('/thanks'))).toHaveLength(4);
    const room = modules.find((module) => module.name === 'thanks')!;
    expect(Object.keys(room.summaries!).sort()).toEqual(room.operations.map((item) => item.operationId).sort());
  });

  it('keeps a history of its own in the common chain', async () => {
    const { thanksId } = (await write()).json<{ thanksId: string }>();
    expect((await takeBack('member2', thanksId)).statusCode).toBe(403);
    expect((await takeBack('member1', thanksId)).statusCode).toBe(200);
    expect((await takeBack('member1', thanksId)).json()).toMatchObject({ status: 409, code: 'thanks_moved_on' });
    const { rows } = await sql<{ action: string; kind: string }>`select action, kind from history
      where matter_id = ${thanksId} order by seq`.execute(house.database.db);
    expect(rows).toEqual([
      { action: 'write', kind: 'thanks' },
      { action: 'take_back', kind: 'thanks' },
    ]);
    for (const chain of chains) expect((await walkChain(house.database.db, chain)).broken).toBeUndefined();
  });

  it('waits in the inbox of whom it is for, with its place at the desk, until it is received', async () => {
    const { thanksId } = (await write()).json<{ thanksId: string }>();
    const waiting = async (as: string) =>
      (await house.call({ as, path: '/inbox' }))
        .json<{ items: Array<{ kind: string; matterId: string }> }>()
        .items.filter((item) => item.matterId === thanksId);
    expect(await waiting('receiver1')).toMatchObject([
      {
        kind: 'thanks',
        room: 'thanks',
        task: 'receive',
        link: { desk: '/desk/here/thanks' },
        who: expect.stringMatching(/./),
      },
    ]);
    expect(await waiting('receiver2')).toEqual([]);
    const receive = (as: string) => house.call({ as, method: 'POST', path: `/thanks/${thanksId}/receive` });
    expect((await receive('receiver2')).statusCode).toBe(403);
    expect((await receive('receiver1')).statusCode).toBe(200);
    expect(await waiting('receiver1')).toEqual([]);
  });

  it('is found by those inside, and by nobody else, until it is taken back', async () => {
    const { thanksId } = (await write({ text: '谢谢你们让公交准点' })).json<{ thanksId: string }>();
    const found = async (path: string, as?: string) =>
      (await house.call({ ...(as ? { as } : {}), path: `${path}?words=${encodeURIComponent('公交')}&kind=thanks` }))
        .json<{ groups: Array<{ label: string; items: Array<{ matterId: string }> }> }>()
        .groups.flatMap((group) => group.items.map((item) => `${group.label} ${item.matterId}`));
    expect(await found('/search', 'clerk')).toEqual([`感谢信 ${thanksId}`]);
    expect(await found('/public-search')).toEqual([]);
    await takeBack('member1', thanksId);
    expect(await found('/search', 'clerk')).toEqual([]);
  });

  it('tells the trail who took its list away, in its own words', async () => {
    await write();
    const file = await house.call({ as: 'clerk', path: '/thanks/export' });
    expect(file.body).toContain('谢谢你们修好了路灯');
    expect((await house.call({ as: 'member1', path: '/thanks/export' })).statusCode).toBe(403);
    const { entries } = (await house.call({ as: 'auditor', path: '/audit-entries?action=data.exported' })).json();
    expect(entries).toMatchObject([{ subject: 'operation/exportThanks', sentence: expect.stringContaining('感谢信') }]);
  });

  it('is linked with matters of other rooms, for those who may read both', async () => {
    expect((await write({ proposalId: '00000000-0000-7000-8000-000000000000' })).statusCode).toBe(404);
    const made = await house.call({ as: 'member1', method: 'POST', path: '/proposals', body: sampleContent() });
    const { proposalId } = made.json<{ proposalId: string }>();
    expect((await write({ proposalId })).statusCode).toBe(200);
    const links = await house.call({ as: 'member1', path: `/links/proposal/${proposalId}` });
    expect(links.json()).toMatchObject({
      from: [],
      became: [{ says: '收到感谢信', title: '谢谢你们修好了路灯', path: '/thanks' }],
    });
    expect((await house.call({ as: 'clerk', path: `/links/proposal/${proposalId}` })).statusCode).toBe(404);
  });
});
