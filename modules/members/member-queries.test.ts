import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenHeaders } from '../accounts/testing.ts';
import { insertMembers, membersByIds, membershipOf } from './index.ts';
import { membersModule } from './module.ts';
import { openTestHouse, type TestHouse } from './testing-house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [membersModule] });
});
afterAll(() => house.close());

const numbers = (rows: Array<{ number: string }>) => rows.map((row) => row.number);

describe('listMembers', () => {
  const list = async (query = '', as = 'clerk') => (await house.call({ path: `/members${query}`, as })).json();

  it('pages in printed order', async () => {
    const first = await list('?size=4');
    expect([first.total, numbers(first.members)]).toEqual([6, ['001', '002', '003', '004']]);
    expect(numbers((await list('?size=4&page=2')).members)).toEqual(['005', '006']);
  });

  it('finds by name, number, sector and committee', async () => {
    expect(numbers((await list('?search=member5')).members)).toEqual(['005']);
    expect(numbers((await list('?search=003')).members)).toEqual(['003']);
    expect((await list('?search=%25')).total).toBe(0);
    expect((await list('?search=_')).total).toBe(0);
    expect(numbers((await list(`?sectorId=${house.here.sectors[1].id}`)).members)).toEqual(['004', '005', '006']);
    expect((await list(`?committeeId=${house.here.committee.id}`)).total).toBe(3);
  });

  it('finds the members of a body of any kind', async () => {
    const { sectors, committee, party } = house.here;
    const of = async (bodyId: string) => numbers((await list(`?bodyId=${bodyId}`, 'party-contact')).members);
    expect(await of(sectors[0].id)).toEqual(['001', '002', '003']);
    expect(await of(committee.id)).toEqual(['001', '003', '005']);
    expect(await of(party.id)).toEqual(['002']);
  });

  it('finds a name with a dot by whatever dot is typed', async () => {
    const { here, database } = house;
    const [seat] = here.members;
    await insertMembers(database.db, [
      { ...seat!, number: '077', name: '阿卜杜拉•买买提', accountId: here.accounts.clerk! },
    ]);
    for (const typed of ['阿卜杜拉·买买提', '拉・买', '阿卜杜拉．买', '‧买买提'])
      expect(numbers((await list(`?search=${encodeURIComponent(typed)}`)).members)).toEqual(['077']);
    const { members } = await list('?search=077');
    expect(members[0].name).toBe('阿卜杜拉\u00b7买买提');
    await database.db.deleteFrom('members').where('number', '=', '077').execute();
  });

  it('names the bodies of a member', async () => {
    const { members } = await list('?search=002');
    expect(members[0]).toMatchObject({
      sector: { name: '经济界' },
      committee: null,
      party: { name: '民盟测试委员会' },
    });
  });

  it('is open to people of this assembly and to tokens with the scope', async () => {
    const call = (rest: object) => house.call({ path: '/members', ...rest });
    expect((await call({})).statusCode).toBe(401);
    expect((await call({ as: 'elsewhere:clerk' })).statusCode).toBe(404);
    const { here, clock, database } = house;
    const token = { accountId: here.accounts.clerk!, assemblyId: here.assembly.id, now: clock.now() };
    const reading = await tokenHeaders(database.db, { ...token, scopes: ['members:read'] });
    expect((await call({ headers: reading })).json().total).toBe(6);
    const other = await tokenHeaders(database.db, { ...token, scopes: ['register:read'] });
    expect((await call({ headers: other })).json().code).toBe('scope_missing');
    expect((await house.call({ path: '/members?size=0', as: 'clerk' })).statusCode).toBe(422);
  });
});

describe('getMember', () => {
  const get = (id: string, as?: string) => house.call({ path: `/members/${id}`, ...(as ? { as } : {}) });

  it('shows one of this assembly’s', async () => {
    const { id } = house.here.members[0]!;
    expect((await get(id, 'member2')).json()).toMatchObject({
      id,
      number: '001',
      standing: true,
      sector: { name: '经济界' },
    });
  });

  it('knows no member of another assembly', async () => {
    expect((await get(house.elsewhere.members[0]!.id, 'clerk')).statusCode).toBe(404);
    expect((await get(house.here.members[0]!.id, 'elsewhere:clerk')).statusCode).toBe(404);
    expect((await get(house.here.assembly.id, 'clerk')).statusCode).toBe(404);
    expect((await get(house.here.members[0]!.id)).statusCode).toBe(401);
    expect((await get('x', 'clerk')).statusCode).toBe(422);
  });
});

describe('listMembersPublic', () => {
  it('tells number, name and sector and nothing more', async () => {
    const { members, total } = (await house.call({ path: '/member-list?size=1' })).json();
    expect(total).toBe(6);
    expect(members).toEqual([{ number: '001', name: 'here-member1', sector: '经济界' }]);
    expect((await house.call({ path: '/member-list?page=0' })).statusCode).toBe(422);
  });
});

describe('the door', () => {
  it('finds members by id and a person’s seat', async () => {
    const { here, elsewhere, database } = house;
    const ids = [here.members[0]!.id, elsewhere.members[0]!.id, here.termId];
    expect((await membersByIds(database.db, ids)).size).toBe(2);
    expect((await membersByIds(database.db, [])).size).toBe(0);
    const seat = (place: typeof here) =>
      membershipOf(database.db, here.accounts.member3!, place.assembly.id, place.termId);
    expect(await seat(here)).toMatchObject({ number: '003' });
    expect(await seat(elsewhere)).toBeUndefined();
  });
});

describe('the OpenAPI document', () => {
  it('describes every operation of the module with its answer', async () => {
    const { paths } = (await house.server.app.inject('/api/v1/openapi.json')).json();
    const operations = Object.values(paths).flatMap((path) =>
      Object.values(path as Record<string, { operationId: string }>),
    );
    const named = operations.map((operation) => operation.operationId).sort();
    expect(named).toEqual(membersModule.operations.map((operation) => operation.operationId).sort());
    expect(JSON.stringify(operations)).toContain('Part of the name or its pinyin, or the number');
  });
});
