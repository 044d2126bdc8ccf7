/** Two assemblies in one room: invited, joined, a matter taken up, written in parts, concluded; files, shares, leaving. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../platform/db/ids.ts';
import { readInbox } from '../../platform/inbox/read-inbox.ts';
import type { MatterKind } from '../../platform/matters/kinds.ts';
import { pool } from '../../platform/workers/pool.ts';
import { allianceInbox } from './inbox.ts';
import { type AllianceHouse, openAllianceHouse } from './testing.ts';

/** Stands for proposals: those of `here` alone; the public reads those that are open. */
const open = new Set<string>();
const papers = new Map<string, string>();
const standIn: MatterKind = {
  kind: 'proposal',
  module: 'proposals',
  async shown(ctx, ids) {
    const seen = ids.filter(
      (id) => papers.get(id) === ctx.assembly.id && (ctx.actor.kind !== 'citizen' || open.has(id)),
    );
    return new Map(
      seen.map((id) => [id, { title: '渡口提案', label: '第7号', who: '某委员', path: `/proposals/${id}` }]),
    );
  },
};
const proposals = { name: 'proposals', operations: [], kinds: [standIn], locales: { 'zh-CN': {}, en: {} }, tables: [] };

let house: AllianceHouse;
beforeAll(async () => {
  house = await openAllianceHouse([proposals]);
});
afterAll(async () => {
  await pool.close();
  await house?.close();
});

const matter = (as: string, id: string) => house.ok({ as, path: `/matters/${id}` });
const step = (as: string, id: string, path: string, body: object = {}) =>
  house.ok({ as, path: `/matters/${id}/${path}`, body });
const write = (as: string, id: string, text: string) =>
  house.ok({ as, path: `/matters/${id}/part`, method: 'PUT', body: { text } });
const tasksOf = async (as: string) => {
  const { items } = await readInbox(await house.contextAs(as), allianceInbox);
  return items.map((item) => item.task);
};
async function told(place: 'here' | 'elsewhere', login: string) {
  const { rows } = await sql<{
    kind: string;
    link: string;
    assembly_id: string;
  }>`select kind, link, assembly_id from notices
    where account_id = ${house[place].accounts[login]!} order by created_at, kind`.execute(house.database.db);
  for (const row of rows) expect(row.assembly_id).toBe(house[place].assembly.id);
  return rows.map((row) => `${row.kind.replace('alliances.notice.', '')} ${row.link.split('/')[1]}`).sort();
}

describe('an alliance', () => {
  it('is joined by the office of each assembly it invites, or declined with a reason', async () => {
    const plan = { name: '沿江联盟', purpose: '共商', since: '2026-03-01', rule: 'all' };
    expect(await house.refused({ as: 'member1', body: plan })).toEqual([403, 'not_your_part']);
    const body = { ...plan, assemblyIds: [house.elsewhere.assembly.id] };
    const { allianceId } = await house.ok({ as: 'clerk', body });
    expect(await tasksOf('elsewhere:clerk')).toEqual(['answer']);
    expect(await tasksOf('elsewhere:member1')).toEqual([]);
    const seen = await house.ok({ as: 'elsewhere:clerk', path: `/${allianceId}` });
    expect(seen).toMatchObject({ mine: 'invited', people: [], matters: [], abilities: ['accept', 'decline'] });
    expect(await house.refused({ as: 'elsewhere:member1', path: `/${allianceId}` })).toEqual([404, 'not_found']);
    expect(await house.refused({ as: 'elsewhere:auditor', path: `/${allianceId}` })).toEqual([404, 'not_found']);
    await house.ok({ as: 'elsewhere:clerk', path: `/${allianceId}/decline`, body: { reason: '人手不足' } });
    expect(await house.refused({ as: 'elsewhere:clerk', path: `/${allianceId}` })).toEqual([404, 'not_found']);
    const declined = await house.ok({ as: 'clerk', path: `/${allianceId}` });
    expect(declined.seats[1]).toMatchObject({ state: 'declined', reason: '人手不足' });
    expect(declined.state).toBe('forming');
    const again = { as: 'clerk', path: `/${allianceId}/invitations`, body: { assemblyIds: body.assemblyIds } };
    expect(await house.ok(again)).toMatchObject({ added: 1 });
    expect(await house.refused(again)).toEqual([409, 'already_invited']);
    const unknown = { ...again, body: { assemblyIds: [newId()] } };
    expect(await house.refused(unknown)).toEqual([422, 'assembly_unknown']);
    await house.ok({ as: 'elsewhere:leader', path: `/${allianceId}/accept`, body: {} });
    await house.react();
    expect(await told('elsewhere', 'clerk')).toEqual(['invited desk', 'invited desk']);
    expect(await told('here', 'leader')).toEqual(['accepted desk', 'declined desk']);
    await house.ok({ as: 'clerk', path: `/${allianceId}/dissolve`, body: { reason: '并入新联盟' } });
    expect((await house.ok({ as: 'elsewhere:clerk', path: `/${allianceId}` })).state).toBe('dissolved');
  });

  it('is known to people each assembly has named of its own, and to nobody else', async () => {
    const id = await house.allied();
    expect((await house.ok({ as: 'elsewhere:member2', path: `/${id}` })).people).toHaveLength(4);
    for (const as of ['member3', 'elsewhere:member3', 'receiver1', 'elsewhere:convenor'])
      expect(await house.refused({ as, path: `/${id}` })).toEqual([404, 'not_found']);
    const stranger = { accountId: house.elsewhere.accounts.member4, role: 'member' };
    expect(await house.refused({ as: 'clerk', path: `/${id}/people`, body: stranger })).toEqual([
      422,
      'person_not_here',
    ]);
    const { people } = await house.ok({ as: 'clerk', path: `/${id}` });
    const theirs = people.find((person: { own: boolean }) => !person.own).personId;
    expect(await house.refused({ as: 'clerk', path: `/${id}/people/${theirs}/remove`, body: {} })).toEqual([
      404,
      'not_found',
    ]);
    await house.ok({ as: 'elsewhere:clerk', path: `/${id}/people/${theirs}/remove`, body: {} });
    expect(await house.refused({ as: 'elsewhere:member1', path: `/${id}` })).toEqual([404, 'not_found']);
    const list = async (as: string) =>
      (await house.ok({ as })).items.map((line: { allianceId: string }) => line.allianceId);
    expect(await list('member2')).toContain(id);
    expect(await list('member3')).toEqual([]);
    expect(await list('elsewhere:auditor')).toContain(id);
  });
});

describe('a matter of an alliance', () => {
  let allianceId: string;
  let id: string;
  it('is taken up once all have agreed', async () => {
    allianceId = await house.allied();
    id = await house.propose(allianceId);
    expect(await tasksOf('elsewhere:member1')).toEqual(['agree']);
    expect(await tasksOf('elsewhere:member2')).toEqual([]);
    expect(await house.refused({ as: 'elsewhere:member2', path: `/matters/${id}/agree`, body: {} })).toEqual([
      403,
      'not_your_part',
    ]);
    await step('elsewhere:member1', id, 'refuse', { reason: '先摸清客流' });
    expect((await matter('member2', id)).parts[1]).toMatchObject({ state: 'refused', reason: '先摸清客流' });
    const early = { as: 'member1', path: `/matters/${id}/part`, method: 'PUT' as const, body: { text: '早' } };
    expect(await house.refused(early)).toEqual([409, 'wrong_state']);
    expect(await step('elsewhere:clerk', id, 'agree')).toMatchObject({ state: 'working' });
    expect((await matter('member2', id)).parts.map((part: { state: string }) => part.state)).toEqual(['open', 'open']);
    expect(await tasksOf('elsewhere:member2')).toEqual(['write']);
  });

  it('is written in parts, each its assembly’s own until it is handed in, and concluded by the lead', async () => {
    await write('elsewhere:member2', id, '对岸客流统计');
    expect((await matter('member1', id)).parts[1]).toMatchObject({ state: 'written', text: '' });
    expect((await matter('elsewhere:member1', id)).parts[1]).toMatchObject({ text: '对岸客流统计', own: true });
    expect(await house.refused({ as: 'elsewhere:member2', path: `/matters/${id}/part/hand-in`, body: {} })).toEqual([
      403,
      'not_your_part',
    ]);
    await step('elsewhere:member1', id, 'part/hand-in');
    expect((await matter('member1', id)).parts[1]).toMatchObject({ state: 'handed_in', text: '对岸客流统计' });
    const conclude = { as: 'member1', path: `/matters/${id}/conclude`, body: { outcome: '末班统一到二十一时' } };
    expect(await house.refused(conclude)).toEqual([409, 'parts_open']);
    await write('member2', id, '此岸班次方案');
    await step('member1', id, 'part/hand-in');
    await step('elsewhere:member1', id, 'part/take-back');
    await step('elsewhere:member1', id, 'part/hand-in');
    await step('clerk', id, 'minutes', { heldOn: '2026-03-20', text: '两地同意统一末班时间。' });
    expect(await house.refused({ ...conclude, as: 'elsewhere:member1' })).toEqual([403, 'not_your_part']);
    expect(await tasksOf('member1')).toContain('conclude');
    await house.ok(conclude);
    const done = await matter('elsewhere:member2', id);
    expect(done).toMatchObject({ state: 'concluded', outcome: '末班统一到二十一时', abilities: [] });
    expect(done.minutes).toMatchObject([{ heldOn: '2026-03-20', text: '两地同意统一末班时间。' }]);
    const lines = done.history.map((line: { action: string; assembly: string }) => line.action);
    expect(lines).toEqual('propose refuse agree hand_in hand_in take_back hand_in add_minutes conclude'.split(' '));
    expect((await matter('clerk', id)).history.map((line: { action: string }) => line.action)).toContain('write');
  });

  it('is found by people of each assembly in their own house, and told to them there', async () => {
    await house.react();
    const found = await sql<{ assembly_id: string }>`select w.assembly_id from matter_words w
      join alliance_parts p on p.id = w.matter_id where p.matter_id = ${id}`.execute(house.database.db);
    expect(new Set(found.rows.map((row) => row.assembly_id))).toEqual(
      new Set([house.here.assembly.id, house.elsewhere.assembly.id]),
    );
    const notices = await told('elsewhere', 'member2');
    expect(notices).toContain('concluded m');
    expect(notices).toContain('begun m');
    expect(notices).not.toContain('proposed m');
  });

  it('goes out as a list', async () => {
    const path = `/${allianceId}/matters/export?format=csv`;
    expect((await house.ok({ as: 'elsewhere:member2', path })).toString()).toContain('跨省渡口接驳班次');
    expect(await house.refused({ as: 'member3', path })).toEqual([404, 'not_found']);
  });
});

describe('what is in the room', () => {
  it('are files: internal ones for all named, sensitive ones for those who speak for an assembly', async () => {
    const id = await house.propose(await house.allied());
    async function add(as: string, label: string) {
      const at = as.startsWith('elsewhere') ? house.elsewhere : house.here;
      const fileId = newId();
      await sql`insert into files (id, assembly_id, uploaded_by, name, media_type, size, sha256, storage_key, created_at, kept_at)
        values (${fileId}, ${at.assembly.id}, ${at.accounts.member1!}, 'a.pdf', 'application/pdf', 3, 'x', ${fileId},
          ${house.clock.now()}, null)`.execute(house.database.db);
      return (await step(as, id, 'files', { fileId, title: label, label })).allianceFileId as string;
    }
    const internal = await add('member1', 'internal');
    const sensitive = await add('elsewhere:member1', 'sensitive');
    const titles = async (as: string) => (await matter(as, id)).files.map((file: { title: string }) => file.title);
    expect(await titles('elsewhere:member2')).toEqual(['internal']);
    expect(await titles('member1')).toEqual(['internal', 'sensitive']);
    const at = `/matters/${id}/files`;
    expect(await house.refused({ as: 'member2', path: `${at}/${sensitive}` })).toEqual([404, 'not_found']);
    expect(await house.refused({ as: 'member3', path: `${at}/${internal}` })).toEqual([404, 'not_found']);
    const others = { as: 'member1', path: `${at}/${sensitive}/remove`, body: {} };
    expect(await house.refused(others)).toEqual([404, 'not_found']);
    await house.ok({ ...others, as: 'elsewhere:member1' });
    expect(await titles('clerk')).toEqual(['internal']);
  });

  it('are proposals an assembly shares: title, number, state and public page, nothing more', async () => {
    const id = await house.propose(await house.allied());
    const sharedId = newId();
    papers.set(sharedId, house.here.assembly.id);
    const share = { path: `/matters/${id}/shares`, body: { kind: 'proposal', sharedId } };
    expect(await house.refused({ as: 'elsewhere:member1', ...share })).toEqual([422, 'share_unknown']);
    await house.ok({ as: 'member1', ...share });
    expect(await house.refused({ as: 'clerk', ...share })).toEqual([409, 'already_shared']);
    const [seen] = (await matter('elsewhere:member2', id)).shares;
    expect(seen).toMatchObject({ title: '渡口提案', label: '第7号', publicPath: null, ownPath: null, own: false });
    expect(JSON.stringify(seen)).not.toContain('某委员');
    expect((await matter('member2', id)).shares[0]).toMatchObject({ ownPath: `/proposals/${sharedId}`, own: true });
    open.add(sharedId);
    const [public_] = (await matter('elsewhere:member2', id)).shares;
    expect(public_).toMatchObject({ publicPath: `/here/proposals/${sharedId}`, ownPath: null });
    const gone = { path: `/matters/${id}/shares/${seen.shareId}/remove`, body: {} };
    expect(await house.refused({ as: 'elsewhere:member1', ...gone })).toEqual([404, 'not_found']);
    await house.ok({ as: 'member1', ...gone });
    expect((await matter('elsewhere:member2', id)).shares).toEqual([]);
    const { rows } = await sql`select 1 from links where from_id = ${sharedId}`.execute(house.database.db);
    expect(rows).toEqual([]);
  });
});

describe('leaving', () => {
  it('waits for the lead and the chair, closes the room to its people, and what waited for it goes on', async () => {
    const allianceId = await house.allied({ rule: 'all' });
    const led = await house.propose(allianceId, { leadAssemblyId: house.elsewhere.assembly.id });
    const leave = { as: 'elsewhere:clerk', path: `/${allianceId}/leave`, body: { reason: '职能调整' } };
    expect(await house.refused(leave)).toEqual([409, 'leads_a_matter']);
    const own = await house.propose(allianceId);
    await step('member1', led, 'drop', { reason: '改由本地办理' });
    const pass = (as: string, assemblyId: string) => ({ as, path: `/${allianceId}/chair`, body: { assemblyId } });
    expect(await house.refused(pass('elsewhere:clerk', house.elsewhere.assembly.id))).toEqual([403, 'not_your_part']);
    expect(await house.refused(pass('clerk', newId()))).toEqual([422, 'assembly_not_in']);
    await house.ok(pass('clerk', house.elsewhere.assembly.id));
    expect(await house.refused(leave)).toEqual([409, 'has_the_chair']);
    await house.ok(pass('elsewhere:leader', house.here.assembly.id));
    expect(await house.refused({ ...leave, as: 'clerk' })).toEqual([403, 'not_your_part']);
    expect(await house.refused({ as: 'clerk', path: `/${allianceId}/dissolve`, body: { reason: '结束' } })).toEqual([
      409,
      'matters_open',
    ]);
    await house.ok(leave);
    expect(await house.refused({ as: 'elsewhere:member1', path: `/matters/${own}` })).toEqual([404, 'not_found']);
    expect(await matter('clerk', own)).toMatchObject({
      state: 'working',
      parts: [{ state: 'open' }, { state: 'aside' }],
    });
    expect(await house.ok({ as: 'clerk', path: `/${allianceId}` })).toMatchObject({ state: 'forming' });
  });
});
