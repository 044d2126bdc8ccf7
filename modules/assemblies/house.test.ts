import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsModule } from '../accounts/module.ts';
import { handlingModule } from '../handling/module.ts';
import { membersModule } from '../members/module.ts';
import { openTestHouse, type TestHouse } from '../members/testing-house.ts';
import { tellsOfHeld, unitsByIds } from './index.ts';
import { assembliesModule } from './module.ts';
import { placed } from './printed-order.ts';

let house: TestHouse;
const work = new Map<string, number>();

beforeAll(async () => {
  house = await openTestHouse({ modules: [assembliesModule, accountsModule, membersModule, handlingModule] });
  tellsOfHeld('work', async () => work);
});
afterAll(() => house.close());

const ask = async (as: string, path: string) => (await house.call({ as, path })).json();
const send = (as: string, method: 'POST' | 'PATCH', path: string, body: object = {}) =>
  house.call({ as, method, path, body });
const unitNames = async () =>
  (await ask('admin', '/house/units')).units
    .filter((unit: { kind: string }) => unit.kind === 'handling')
    .map((unit: { name: string }) => unit.name);

describe('the printed order', () => {
  it('lets one take its place and moves the others along', () => {
    expect(placed(['a', 'b', 'c'], 'c', 1)).toEqual(['c', 'a', 'b']);
    expect(placed(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'a', 'c']);
    expect(placed(['a', 'b'], 'x', 99)).toEqual(['a', 'b', 'x']);
  });
});

describe('units kept by hand', () => {
  it('listUnitsOfHouse tells who is there and what they have in hand', async () => {
    work.set(house.here.units[0].id, 3);
    const { units } = await ask('clerk', '/house/units');
    const first = units.find((unit: { id: string }) => unit.id === house.here.units[0].id);
    expect(first).toMatchObject({ name: '教育厅', active: true, place: 1, work: 3, nameEn: null });
    expect(first.people).toBeGreaterThan(0);
  });

  it('addUnit puts it where it is asked to stand, once under each name', async () => {
    const added = await send('admin', 'POST', '/units', { name: '水利厅', letterCode: '测水', place: 2 });
    expect(added.statusCode).toBe(200);
    expect(await unitNames()).toEqual(['教育厅', '水利厅', '交通运输厅', '宣传部']);
    const twice = await send('admin', 'POST', '/units', { name: '水利厅' });
    expect(twice.statusCode).toBe(422);
    expect(twice.json().issues[0]).toMatchObject({ path: 'body.name', code: 'unit_name_taken' });
  });

  it('changeUnit renames for everybody at once, and moves in the order', async () => {
    const id = house.here.units[1].id;
    await unitsByIds(house.database.db, [id]);
    expect(
      (await send('clerk', 'PATCH', `/units/${id}`, { name: '交通厅', nameEn: 'Transport', place: 1 })).json(),
    ).toEqual({});
    expect((await unitsByIds(house.database.db, [id])).get(id)).toMatchObject({ name: '交通厅', nameEn: 'Transport' });
    expect(await unitNames()).toEqual(['交通厅', '教育厅', '水利厅', '宣传部']);
    expect((await send('clerk', 'PATCH', `/units/${id}`, { name: '宣传部' })).statusCode).toBe(422);
  });

  it('setUnitActive closes only what has nothing in hand, and opens it again', async () => {
    const [busy, idle] = [house.here.units[0].id, house.here.units[2].id];
    const refused = await send('admin', 'POST', `/units/${busy}/active`, { active: false });
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'unit_at_work']);
    expect(refused.json().title).toContain('3');
    expect((await send('admin', 'POST', `/units/${idle}/active`, { active: false })).statusCode).toBe(200);
    const { units } = await ask('admin', '/house/units');
    expect(units.find((unit: { id: string }) => unit.id === idle).active).toBe(false);
    expect((await send('admin', 'POST', `/units/${idle}/active`, { active: true })).statusCode).toBe(200);
  });
});

describe('bodies kept by hand', () => {
  const bodiesNow = async () => (await ask('admin', '/house/bodies')).bodies;

  it('listBodiesOfHouse tells of seats and of what is in use', async () => {
    const { terms, termId, bodies } = await ask('clerk', '/house/bodies');
    expect(termId).toBe(house.here.termId);
    expect(terms.map((term: { label: string; over: boolean }) => [term.label, term.over])).toContainEqual([
      '十二届',
      true,
    ]);
    expect(bodies.find((body: { name: string }) => body.name === '教育界')).toMatchObject({
      seats: 3,
      used: true,
      place: 2,
    });
  });

  it('addBody, changeBody and removeBody keep a list that nothing hangs on', async () => {
    const added = await send('admin', 'POST', '/bodies', {
      kind: 'sector',
      name: '农业界',
      nameEn: 'Farming',
      place: 1,
    });
    const { bodyId } = added.json();
    expect((await send('admin', 'POST', '/bodies', { kind: 'sector', name: '农业界' })).statusCode).toBe(422);
    expect((await bodiesNow()).find((body: { id: string }) => body.id === bodyId)).toMatchObject({
      place: 1,
      seats: 0,
      used: false,
      nameEn: 'Farming',
    });
    await send('clerk', 'PATCH', `/bodies/${bodyId}`, { name: '农林界', place: 3 });
    expect((await bodiesNow()).find((body: { id: string }) => body.id === bodyId)).toMatchObject({
      name: '农林界',
      place: 3,
    });
    expect((await send('clerk', 'PATCH', `/bodies/${bodyId}`, { name: '教育界' })).statusCode).toBe(422);
    expect((await send('admin', 'POST', `/bodies/${bodyId}/remove`)).statusCode).toBe(200);
    expect((await bodiesNow()).some((body: { id: string }) => body.id === bodyId)).toBe(false);
  });

  it('removeBody refuses what anybody sits in, and nothing of a term that is over is changed', async () => {
    const sector = house.here.sectors[0].id;
    expect((await send('admin', 'POST', `/bodies/${sector}/remove`)).json().code).toBe('body_in_use');
    const { terms } = await ask('admin', '/house/bodies');
    const over = terms.find((term: { over: boolean }) => term.over).id;
    const late = await send('admin', 'POST', '/bodies', { kind: 'group', name: '城关组', termId: over });
    expect([late.statusCode, late.json().code]).toEqual([409, 'term_over']);
  });
});

describe('terms, sessions and windows', () => {
  const windows = (year: number, until = '12-05T23:59') => ({
    opensAt: `${year}-01-18T09:00:00+08:00`,
    closesAt: `${year}-01-23T11:30:00+08:00`,
    proposalsFrom: `${year}-01-05T09:00:00+08:00`,
    proposalsUntil: `${year}-01-21T18:00:00+08:00`,
    intersessionUntil: `${year}-${until}:00+08:00`,
  });
  const codeOf = (answer: { json(): { code: string; issues?: Array<{ path: string; code: string }> } }) => {
    const { code, issues } = answer.json();
    return issues?.[0] ? [issues[0].path, issues[0].code] : code;
  };

  it('listTermsOfHouse marks what is over and what counts now', async () => {
    const { terms, sessions } = await ask('clerk', '/house/terms');
    expect(
      terms.map((term: { label: string; over: boolean; current: boolean }) => [term.label, term.over, term.current]),
    ).toEqual([
      ['十二届', true, false],
      ['十三届', false, true],
    ]);
    expect(
      sessions.filter((one: { season: string | null }) => one.season).map((one: { label: string }) => one.label),
    ).toEqual(['十三届四次']);
  });

  it('previewWindows and changeSession move the last minute of a window', async () => {
    const { id, termId } = house.here.session;
    const body = { ...windows(2026), proposalsUntil: '2026-01-20T18:00:00+08:00' };
    const shown = await send('clerk', 'POST', '/sessions/preview', { sessionId: id, termId, ...body });
    expect(shown.json().moved).toEqual([
      {
        from: '2026-01-21T02:00:00.000Z',
        until: '2026-01-21T10:00:00.000Z',
        before: { label: '十三届四次', season: 'plenary' },
        after: { label: '十三届四次', season: 'intersession' },
      },
    ]);
    expect((await send('clerk', 'PATCH', `/sessions/${id}`, body)).statusCode).toBe(200);
    expect((await house.call({ path: '' })).json().season).toBe('intersession');
    expect((await send('clerk', 'PATCH', `/sessions/${id}`, windows(2026))).statusCode).toBe(200);
    expect((await house.call({ path: '' })).json().season).toBe('plenary');
  });

  it('refuses windows that meet, leave the term or run backwards, and names the field', async () => {
    const { id } = house.here.session;
    const change = async (part: object) =>
      codeOf(await send('admin', 'PATCH', `/sessions/${id}`, { ...windows(2026), ...part }));
    expect(await change({ intersessionUntil: '2027-02-01T00:00:00+08:00' })).toEqual([
      'body.intersessionUntil',
      'windows_meet',
    ]);
    expect(await change({ closesAt: '2026-01-17T09:00:00+08:00' })).toEqual(['body.closesAt', 'session_closes_first']);
    expect(await change({ proposalsUntil: '2026-01-04T09:00:00+08:00' })).toEqual([
      'body.proposalsUntil',
      'window_ends_first',
    ]);
    expect(await change({ opensAt: '2028-01-18T09:00:00+08:00', closesAt: '2028-01-19T09:00:00+08:00' })).toEqual([
      'body.opensAt',
      'outside_term',
    ]);
    const { sessions } = await ask('admin', '/house/terms');
    const over = sessions.find((one: { over: boolean }) => one.over).id;
    expect(codeOf(await send('admin', 'PATCH', `/sessions/${over}`, windows(2020)))).toBe('session_over');
  });

  it('addTerm, changeTerm and addSession make the next term ready', async () => {
    const { terms } = await ask('admin', '/house/terms');
    const last = terms.at(-1);
    const year = Number(last.endsOn.slice(0, 4)) + 1;
    expect(
      codeOf(await send('admin', 'POST', '/terms', { startsOn: last.endsOn, endsOn: `${year + 4}-12-31` })),
    ).toEqual(['body.startsOn', 'terms_meet']);
    const { termId } = (
      await send('admin', 'POST', '/terms', { startsOn: `${year}-01-01`, endsOn: `${year + 4}-12-31` })
    ).json();
    const added = await send('clerk', 'POST', '/sessions', { termId, ...windows(year) });
    expect(added.statusCode, added.body).toBe(200);
    expect(
      codeOf(
        await send('admin', 'PATCH', `/terms/${termId}`, { startsOn: `${year}-03-01`, endsOn: `${year + 4}-12-31` }),
      ),
    ).toEqual(['body.startsOn', 'term_leaves_session']);
    expect(
      (await send('admin', 'PATCH', `/terms/${termId}`, { startsOn: `${year}-01-02`, endsOn: `${year + 5}-01-31` }))
        .statusCode,
    ).toBe(200);
    const { sessions } = await ask('clerk', '/house/terms');
    expect(sessions.at(-1)).toMatchObject({ label: '十四届一次', termId, over: false });
  });
});

describe('the name of the assembly', () => {
  it('changeAssembly is seen at once by everybody, and only the administrator may', async () => {
    const names = { name: '示例政协', shortName: '示例', nameEn: 'Sample Assembly', contact: '0700-0000000' };
    expect((await send('clerk', 'PATCH', '', names)).statusCode).toBe(403);
    expect((await send('admin', 'PATCH', '', names)).statusCode).toBe(200);
    expect((await house.call({ path: '' })).json()).toMatchObject(names);
    expect((await send('admin', 'PATCH', '', { name: ' ' })).statusCode).toBe(422);
  });
});

describe('who keeps them', () => {
  const writes: Array<['POST' | 'PATCH', () => string, object]> = [
    ['POST', () => '/units', { name: '某厅' }],
    ['PATCH', () => `/units/${house.here.units[0].id}`, { name: '某厅' }],
    ['POST', () => `/units/${house.here.units[0].id}/active`, { active: false }],
    ['POST', () => '/bodies', { kind: 'group', name: '某组' }],
    ['PATCH', () => `/bodies/${house.here.sectors[0].id}`, { name: '某界' }],
    ['POST', () => `/bodies/${house.here.sectors[0].id}/remove`, {}],
    ['PATCH', () => `/terms/${house.here.termId}`, { startsOn: '2026-01-01', endsOn: '2030-12-31' }],
  ];
  it.each(writes)('%s %s by nobody else, and never in another assembly', async (method, path, body) => {
    for (const who of ['member1', 'handler1', 'reviewer1', 'security', 'auditor']) {
      expect([who, (await send(who, method, path(), body)).statusCode]).toEqual([who, 403]);
    }
    if (path().split('/').length > 2) {
      const own = house.here.assembly.code;
      const strange = await house.call({
        as: 'elsewhere:admin',
        method,
        root: true,
        path: `/assemblies/${house.elsewhere.assembly.code}${path()}`,
        body,
      });
      expect([own, strange.statusCode]).toEqual([own, 404]);
    }
  });

  it('leaves an entry of the trail for each act', async () => {
    const { entries } = await ask('auditor', '/audit-entries?group=house&size=50');
    const said = entries.map((entry: { sentence: string }) => entry.sentence);
    expect(said).toContain('单位“交通运输厅”更名为“交通厅”');
    expect(said).toContain('新增单位“水利厅”');
    expect(said).toContain('停用单位“宣传部”');
    expect(said).toContain('调整十三届四次会议的时间和征集期');
    expect(said).toContain('新增十四届');
    expect(said).toContain('本会“here 政协”更名为“示例政协”');
    expect(said).toContain('删除界别或组织“农林界”');
  });
});
