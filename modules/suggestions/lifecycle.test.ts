/** The whole life of suggestions through the real server: sent, screened, taken up or assigned, answered, rated. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkChain } from '../../platform/audit/chain.ts';
import { newId } from '../../platform/db/ids.ts';
import { announce } from '../../platform/events/announce.ts';
import { provenanceOf } from '../../platform/links/read-links.ts';
import { link } from '../../platform/links/write-links.ts';
import { historyChain } from '../../platform/matters/history.ts';
import { kindBookOf } from '../../platform/matters/kinds.ts';
import { listAssemblies } from '../assemblies/index.ts';
import { draftOf } from '../proposals/index.ts';
import { proposalsModule } from '../proposals/module.ts';
import { purgeContacts } from './jobs/purge-contacts.ts';
import { suggestionsModule } from './module.ts';
import { openSuggestionHouse, type Sent, type SuggestionHouse, sampleText } from './testing.ts';

let house: SuggestionHouse;
beforeAll(async () => {
  house = await openSuggestionHouse();
});
afterAll(() => house.close());

const mine = ({ secret }: Sent) => house.ok({ path: `/suggestions/mine/${secret}` });
const byMe = ({ secret }: Sent, path: string, body: object) =>
  house.ok({ method: 'POST', path: `/suggestions/mine/${secret}/${path}`, body });
const detail = (as: string, id: string) => house.ok({ as, path: `/suggestions/${id}` });
const open = (id: string) => house.call({ path: `/suggestions/public/${id}` });
const rating = (overall: string) => ({ form: 'three_level', overall });

/** A step in at most twelve statements. */
async function counted<T>(run: () => Promise<T>): Promise<T> {
  house.database.takeStatements();
  const answer = await run();
  const own = house.database.takeStatements();
  const steps = own.filter((text) => !/^(begin|commit)\b/i.test(text));
  const within = steps.slice(steps.findIndex((text) => text.includes('"suggestions"')));
  expect(within.length, within.join('\n')).toBeLessThanOrEqual(12);
  return answer;
}

async function accepted(over: object = {}): Promise<Sent> {
  const sent = await house.send(over);
  await house.step('clerk', sent.suggestionId, 'accept', { category: 'street' });
  return sent;
}

describe('a suggestion', () => {
  it('is sent by sendSuggestion once, however often it is tried, and only its sender is told of it', async () => {
    const body = { text: sampleText, place: '人民路小学', point: { longitude: 112.98765, latitude: 28.12345 } };
    const sent = await counted(() => house.send(body));
    const again = await house.send({ ...body, suggestionId: sent.suggestionId, secret: sent.secret });
    expect(again.receipt).toBe(sent.receipt);
    const other = { ...body, suggestionId: sent.suggestionId, secret: 'x'.repeat(43) };
    expect(await house.refused({ method: 'POST', path: '/suggestions', body: other })).toEqual([
      409,
      'suggestion_exists',
    ]);
    const page = await mine(sent);
    expect(page).toMatchObject({
      state: 'received',
      subject: '人民路小学门口的路灯坏了一个多月，孩子们放学时天已经黑了，请尽快修好',
    });
    expect(page.abilities).toEqual(['withdraw', 'delete_data']);
    expect((await open(sent.suggestionId)).statusCode).toBe(404);
    expect((await house.call({ path: `/suggestions/mine/${'y'.repeat(43)}` })).statusCode).toBe(404);
    expect((await house.call({ path: `/suggestions/${sent.suggestionId}`, as: 'member1' })).statusCode).toBe(404);
    expect((await house.call({ path: `/suggestions/${sent.suggestionId}`, as: 'elsewhere:clerk' })).statusCode).toBe(
      404,
    );
    await house.react();
    expect((await mine(sent)).dueAt).not.toBeNull();
  });

  it('goes to units and back: accepted, assigned, answered, rated through the private page, closed, shown as a case', async () => {
    const sent = await accepted({ point: { longitude: 112.98765, latitude: 28.12345 } });
    const id = sent.suggestionId;
    const told = await open(id);
    expect(told.json()).toMatchObject({ state: 'accepted', number: expect.any(Number) });
    expect(told.json().point).not.toEqual({ longitude: 112.98765, latitude: 28.12345 });
    const units = [{ unitId: house.here.units[0].id, role: 'lead' }];
    await counted(() => house.step('assigner', id, 'assignment', { units, note: '' }));
    const { assignments } = await detail('clerk', id);
    const part = `assignments/${assignments[0].assignmentId}`;
    await house.step('assigner', id, `${part}/confirm`, { note: '' });
    await house.step('receiver1', id, `${part}/accept`, {});
    const reply = {
      class: 'A',
      letterNumber: '',
      body: '路灯已经修好。联系人电话 13800001234。',
      contactName: '',
      contactPhone: '',
      signerName: '',
    };
    await house.ok({ as: 'handler1', method: 'PUT', path: `/suggestions/${id}/${part}/reply`, body: reply });
    await house.step('handler1', id, `${part}/submit-check`, {
      personal: 'needed',
      personalReason: '公布的服务电话',
    });
    await house.step('signer1', id, `${part}/sign`, { signerName: '测试局长' });
    await counted(() => house.step('handler1', id, `${part}/issue`, {}));
    const page = await mine(sent);
    expect(page).toMatchObject({ state: 'answered', abilities: ['delete_data', 'rate'] });
    const [answer] = page.answers;
    expect(answer).toMatchObject({ class: 'A', rated: null });
    const given = { replyId: answer.replyId, rating: rating('satisfied'), comment: '很快' };
    await counted(() => byMe(sent, 'ratings', given));
    expect(await mine(sent)).toMatchObject({ state: 'closed', answers: [{ rated: 'satisfied' }] });
    await house.step('clerk', id, 'case', { shown: true });
    expect((await open(id)).json()).toMatchObject({ isCase: true, state: 'closed', rated: [{ overall: 'satisfied' }] });
    const cases = await house.ok({ path: '/suggestions/public?cases=true' });
    expect(cases.items.map((item: { suggestionId: string }) => item.suggestionId)).toEqual([id]);
  });

  it('is taken up by a member: team, visit, answer, sent back once by its sender, closed', async () => {
    const sent = await accepted();
    const id = sent.suggestionId;
    await counted(() => house.step('member1', id, 'take-up', { note: '' }));
    expect(
      await house.refused({ as: 'member2', method: 'POST', path: `/suggestions/${id}/take-up`, body: {} }),
    ).toEqual([409, 'wrong_state']);
    await house.step('member1', id, 'team', { memberIds: [house.here.members[1]!.id] });
    const visit = {
      kind: 'visit',
      happenedOn: '2026-01-20',
      place: '人民路小学',
      people: '校方、居民',
      text: '晚上去看了，确实不亮。电话 13800001234。',
    };
    await house.step('member2', id, 'visits', visit);
    await house.step('member1', id, 'answer', { text: '已与管理单位商定，两周内修好。' });
    expect((await open(id)).json()).toMatchObject({
      state: 'answered',
      lead: 'here-member1',
      visits: [{ place: '人民路小学', text: [{ withheld: false }, { text: '', withheld: true }, { withheld: false }] }],
    });
    await byMe(sent, 'ratings', { rating: rating('unsatisfied'), comment: '还没有亮' });
    expect((await mine(sent)).state).toBe('led');
    await house.step('member1', id, 'answer', { text: '今晚已经亮了。' });
    await byMe(sent, 'ratings', { rating: rating('satisfied') });
    expect(await mine(sent)).toMatchObject({
      state: 'closed',
      answers: [{ from: 'here-member1', rated: 'satisfied' }],
    });
  });

  it('taken up by a committee is given back by it, and only it answers', async () => {
    const { suggestionId: id } = await accepted();
    await house.step('committee-contact', id, 'take-up', { note: '' });
    expect(
      await house.refused({ as: 'member1', method: 'POST', path: `/suggestions/${id}/answer`, body: { text: '好' } }),
    ).toEqual([403, 'not_your_part']);
    await house.step('committee-contact', id, 'give-back', { reason: '不在本委职责内' });
    expect(await detail('clerk', id)).toMatchObject({ state: 'accepted', lead: null, team: [] });
  });

  it('returned is corrected and sent again; declined is objected to, and somebody else answers', async () => {
    const sent = await house.send();
    const id = sent.suggestionId;
    await house.step('clerk', id, 'return', { code: 'no_place', note: '请写明地点' });
    expect(await mine(sent)).toMatchObject({ state: 'returned', decision: { code: 'no_place', note: '请写明地点' } });
    await byMe(sent, 'resend', { text: '人民路小学东门的路灯不亮，请修好。' });
    expect(
      await house.refused({
        as: 'clerk',
        method: 'POST',
        path: `/suggestions/${id}/decline`,
        body: { code: 'nonsense', note: '' },
      }),
    ).toEqual([422, 'invalid_value']);
    await house.step('clerk', id, 'decline', { code: 'empty', note: '' });
    await byMe(sent, 'objections', { text: '写得很清楚了' });
    const answer = {
      as: 'clerk',
      method: 'POST' as const,
      path: `/suggestions/${id}/objection`,
      body: { upheld: true, answer: '您说得对' },
    };
    expect(await house.refused(answer)).toEqual([409, 'own_decision']);
    await house.ok({ ...answer, as: 'assigner' });
    expect(await mine(sent)).toMatchObject({ state: 'received', objection: { upheld: true, answer: '您说得对' } });
    const log = await house.ok({ path: '/suggestions/moderation' });
    expect(log.objections).toEqual({ made: 1, upheld: 1, dismissed: 0 });
  });

  it('is withdrawn by its sender, who takes along and deletes what is known', async () => {
    const sent = await house.send({ name: '小河边的人', contact: { channel: 'sms', address: '13800000000' } });
    expect((await detail('clerk', sent.suggestionId)).contact).toMatchObject({
      address: '13800000000',
      confirmed: false,
    });
    expect((await detail('auditor', sent.suggestionId)).contact).toBeNull();
    const whole = await house.ok({ path: `/suggestions/mine/${sent.secret}/export` });
    expect(whole.contact.address).toBe('13800000000');
    await byMe(sent, 'delete-data', {});
    expect(await mine(sent)).toMatchObject({ state: 'withdrawn', contact: null, text: '' });
    expect((await detail('clerk', sent.suggestionId)).contact).toBeNull();
  });

  it('says the same from many senders: one decision of screenSameText covers them, each is told', async () => {
    const copies = ['请在河边公园加装健身器材。', '請在河邊公園加裝健身器材！', '请在河边公园 加装健身器材'];
    const sent = await Promise.all(copies.map((text) => house.send({ text })));
    const list = await house.ok({ as: 'clerk', path: '/suggestions?state=received&grouped=true&words=健身器材' });
    await house.react();
    expect(list.items.length).toBeLessThanOrEqual(1);
    const path = `/suggestions/${sent[0]!.suggestionId}/screen-same`;
    const body = { decision: { decision: 'decline', code: 'empty', note: '' } };
    const answer = await house.ok({ as: 'clerk', method: 'POST', path, body });
    expect(answer.done).toBe(3);
    for (const one of sent) expect((await mine(one)).state).toBe('declined');
    await house.ok({ as: 'clerk', method: 'POST', path: `/suggestions/bulk/${answer.bulkId}/undo` });
    for (const one of sent) expect((await mine(one)).state).toBe('received');
    expect(await house.refused({ as: 'member1', method: 'POST', path, body })).toEqual([403, 'not_your_part']);
  });

  it('is joined once by a device and by an account, and left again', async () => {
    const { suggestionId: id } = await accepted();
    const join = (token: string, as?: string) =>
      house.ok({ method: 'POST', path: `/suggestions/${id}/join`, body: as ? {} : { token }, ...(as ? { as } : {}) });
    await join('a'.repeat(43));
    expect(await join('a'.repeat(43))).toEqual({ joined: 1, mine: true });
    expect(await join('', 'member3')).toEqual({ joined: 2, mine: true });
    const left = await house.ok({ method: 'POST', path: `/suggestions/${id}/leave`, body: { token: 'a'.repeat(43) } });
    expect(left).toEqual({ joined: 1, mine: false });
  });

  it('is hidden and shown again', async () => {
    const sent = await accepted();
    const id = sent.suggestionId;
    await house.step('clerk', id, 'hide', { code: 'personal', note: '' });
    expect((await open(id)).statusCode).toBe(404);
    expect((await mine(sent)).abilities).toContain('object');
    await house.step('clerk', id, 'show', { note: '' });
    expect((await open(id)).statusCode).toBe(200);
  });
});

describe('who may send', () => {
  it('is asked for a confirmed address where the rule says so, and told there', async () => {
    await house.publish({ identity: 'confirmed' });
    const body = { suggestionId: newId(), secret: 'z'.repeat(43), text: sampleText };
    expect(await house.refused({ method: 'POST', path: '/suggestions', body })).toEqual([403, 'address_needed']);
    const confirmed = await house.confirmed('13900000000');
    const forged = { ...confirmed, token: 'no' };
    expect(await house.refused({ method: 'POST', path: '/suggestions', body: { ...body, confirmed: forged } })).toEqual(
      [422, 'address_not_confirmed'],
    );
    const sent = await house.send({ confirmed });
    await house.step('clerk', sent.suggestionId, 'accept', {});
    await house.react();
    const told = await house.database.db
      .selectFrom('deliveries')
      .select(['said', 'account_id'])
      .where('said', 'is not', null)
      .execute();
    expect(told.map((item) => item.said?.kind)).toContain('suggestions.notice.admitted.sender');
    await house.publish({});
  });

  it('writes enough and not too much', async () => {
    const send = (over: object) =>
      house.refused({
        method: 'POST',
        path: '/suggestions',
        body: { suggestionId: newId(), secret: 'z'.repeat(43), text: sampleText, ...over },
      });
    expect(await send({ text: '好' })).toEqual([422, 'suggestion_short']);
    expect(await send({ text: '路'.repeat(2001) })).toEqual([422, 'suggestion_long']);
    expect(await send({ category: 'nonsense' })).toEqual([422, 'invalid_value']);
    expect(await send({ photoIds: [newId()] })).toEqual([422, 'photo_unknown']);
  });
});

it('keeps one chain of history for each suggestion', async () => {
  expect(await walkChain(house.database.db, historyChain)).toMatchObject({ entries: expect.any(Number) });
});

describe('what becomes of another kind', () => {
  it('is the draft of a member who takes it, traced from both ends', async () => {
    const sent = await accepted({ text: '建议在全市推广老年人就餐点，统一补贴办法。' });
    const id = sent.suggestionId;
    const answer = await house.step('member1', id, 'convert', { note: '' });
    expect(answer).toMatchObject({ state: 'converted', became: { kind: 'proposal' } });
    const ctx = await house.contextAs('member1');
    const kinds = kindBookOf([suggestionsModule, proposalsModule]);
    const from = await provenanceOf({ ...ctx, kinds }, 'proposal', answer.became.id);
    expect(from?.from).toMatchObject([{ kind: 'suggestion', matterId: id }]);
    const became = await provenanceOf({ ...ctx, kinds }, 'suggestion', id);
    expect(became?.became).toMatchObject([{ kind: 'proposal', matterId: answer.became.id }]);
    // A draft is nobody's but its writer's: the sender is told that it became one, and reads it once it is public.
    expect(await mine(sent)).toMatchObject({ state: 'converted', became: [] });
    const { body } = { body: { memberId: house.here.members[1]!.id, note: '' } };
    const other = await accepted();
    expect(await counted(() => house.step('clerk', other.suggestionId, 'convert', body))).toMatchObject({
      state: 'converted',
    });
  });

  it('is received from a proposal that was converted, for its proposer', async () => {
    const { db } = house.database;
    const ctx = await house.contextAs('member4');
    const proposal = await db
      .transaction()
      .execute((trx) =>
        draftOf(
          { ...ctx, db: trx },
          { subject: '关于增设公交站的提案', situation: '新城小区离公交站太远。', source: '' },
        ),
      );
    await db
      .updateTable('proposals')
      .set({ state: 'converted', converted_to: 'suggestion' })
      .where('id', '=', proposal.id)
      .execute();
    await link(ctx, { from: proposal, relation: 'converted_to', to: { kind: 'suggestion', id: null } });
    await announce(ctx, { ...proposal, assemblyId: house.here.assembly.id }, 'converted');
    await house.react();
    const { items } = await house.ok({ as: 'member4', path: '/suggestions?mine=true' });
    expect(items).toMatchObject([{ subject: '关于增设公交站的提案', source: 'proposal', state: 'received' }]);
    const kinds = kindBookOf([suggestionsModule, proposalsModule]);
    const { became } = (await provenanceOf({ ...ctx, kinds }, 'proposal', proposal.id))!;
    expect(became).toMatchObject([{ kind: 'suggestion', matterId: items[0].suggestionId }]);
  });
});

describe('what is known of a sender', () => {
  it('goes when the days of the rules are over', async () => {
    const sent = await house.send({ contact: { channel: 'mail', address: 'somebody@example.cn' } });
    await house.step('clerk', sent.suggestionId, 'decline', { code: 'empty', note: '' });
    const run = async (later: number) => {
      const base = await house.contextAs('admin');
      const services = {
        now: () => new Date(house.clock.now().getTime() + later * 86_400_000),
        assemblies: listAssemblies,
        contextFor: (db: typeof base.db) => ({ ...base, db }),
      };
      await purgeContacts.run({ db: house.database.db, log: base.log, services: services as never }, {}, 'job');
      return (await detail('clerk', sent.suggestionId)).contact;
    };
    expect(await run(179)).toMatchObject({ address: 'somebody@example.cn' });
    expect(await run(181)).toBeNull();
  });
});
