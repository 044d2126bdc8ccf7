/** Screening and confirming many at once: tried before, taken back for some minutes, and nobody outside told too early. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSuggestionHouse, type Sent, type SuggestionHouse } from '../testing.ts';

let house: SuggestionHouse;
beforeAll(async () => {
  house = await openSuggestionHouse();
});
afterAll(() => house.close());

type Told = { items: Array<{ matterId: string; code: string | null }>; bulkId: string | null };
const many = (way: '' | '/preview', as: string, act: string, items: object[], values: object): Promise<Told> =>
  house.ok({ as, method: 'POST', path: `/suggestions/bulk${way}`, body: { act, items, values } });
const undo = (bulkId: string | null, as = 'clerk'): Promise<Told> =>
  house.ok({ as, method: 'POST', path: `/suggestions/bulk/${bulkId}/undo` });
const matters = (sent: readonly Sent[]) => sent.map(({ suggestionId }) => ({ matterId: suggestionId }));
const codes = ({ items }: Told) => items.map((item) => item.code);
const detail = ({ suggestionId }: Sent, as = 'clerk') => house.ok({ as, path: `/suggestions/${suggestionId}` });
const openly = async ({ suggestionId }: Sent) =>
  (await house.call({ path: `/suggestions/public/${suggestionId}` })).statusCode;
const clocks = async (one: Sent) => (await detail(one)).clocks.map((clock: { kind: string }) => clock.kind);
const outgoing = async () =>
  (await house.database.db.selectFrom('deliveries').selectAll().where('said', 'is not', null).execute()).length;
const publicly = { publicity: 'public', publicityReason: '', note: '', category: 'street' };

async function sent(count: number): Promise<Sent[]> {
  const all: Sent[] = [];
  for (let at = 0; at < count; at += 1)
    all.push(await house.send({ text: `河堤路第 ${at + 1} 处井盖松动，${Math.random()}，请派人查看。` }));
  await house.react();
  return all;
}

/** One whose sender is told by message. */
async function reachable(): Promise<Sent> {
  const confirmed = await house.confirmed();
  const one = await house.send({ text: '公园长椅断了一根横条，请修。', confirmed });
  await house.react();
  return one;
}

describe('previewBulkOfSuggestion', () => {
  it('names what would be done and what not, and does nothing', async () => {
    const [one, two] = (await sent(2)) as [Sent, Sent];
    await house.step('clerk', two.suggestionId, 'decline', { code: 'empty', note: '' });
    const before = await detail(one);
    const told = await many('/preview', 'clerk', 'admit', matters([one, two]), publicly);
    expect(codes(told)).toEqual([null, 'wrong_state']);
    expect(await detail(one)).toEqual(before);
    expect(
      codes(await many('/preview', 'clerk', 'return', matters([one]), { code: 'no such', note: '请补充' })),
    ).toEqual(['invalid_value']);
    expect(codes(await many('/preview', 'member1', 'admit', matters([one]), publicly))).toEqual(['not_found']);
  });
});

describe('runBulkOfSuggestion and undoBulkOfSuggestion', () => {
  it('accept, and leave everything as it was when taken back: number, clock, publicity, and the record with both', async () => {
    const all = await sent(2);
    const told = await many('', 'clerk', 'admit', matters(all), publicly);
    expect(codes(told)).toEqual([null, null]);
    const numbers = await Promise.all(all.map(async (one) => (await detail(one)).number));
    expect(numbers[1]).toBe(numbers[0] + 1);
    // Nobody outside reads what may still be taken back.
    expect(await openly(all[0]!)).toBe(404);
    expect(codes(await undo(told.bulkId))).toEqual([null, null]);
    for (const one of all) {
      const seen = await detail(one);
      expect(seen).toMatchObject({ state: 'received', number: null, category: null });
      expect(seen.publicity).toMatchObject({ decision: null, publicFrom: null });
      expect(await clocks(one)).toEqual(['screening']);
      expect(seen.history.slice(-2).map((line: { action: string }) => line.action)).toEqual(['admit', 'undo_bulk']);
      expect(seen.history.at(-1)).toMatchObject({ details: { undone: 'admit' } });
    }
    const lines = await house.database.db.selectFrom('history').select(['action', 'office_role']).execute();
    expect(lines.filter((line) => line.action === 'undo_bulk').map((line) => line.office_role)).toEqual([
      'clerk',
      'clerk',
    ]);
    // Its numbers are given anew.
    const again = await many('', 'clerk', 'admit', matters(all), publicly);
    expect((await detail(all[0]!)).number).toBe(numbers[0]);
    expect(codes(again)).toEqual([null, null]);
    house.clock.advance(11 * 60_000);
    expect(await openly(all[0]!)).toBe(200);
    expect(
      await house.refused({ as: 'clerk', method: 'POST', path: `/suggestions/bulk/${again.bulkId}/undo` }),
    ).toEqual([409, 'undo_too_late']);
  });

  it('decline, return and pass on, each with a reason of the rules, and take each back', async () => {
    const values = { decline: { code: 'empty', note: '' }, return: { code: 'unclear', note: '请写明地点' } };
    const { passOnChannels } = await house.ok({ as: 'clerk', path: '/suggestions/options' });
    const all = { ...values, pass_on: { code: passOnChannels[0].code, note: '' } };
    for (const [act, given] of Object.entries(all)) {
      const [one] = (await sent(1)) as [Sent];
      const told = await many('', 'clerk', act, matters([one]), given);
      expect([act, codes(told)]).toEqual([act, [null]]);
      expect((await detail(one)).state).not.toBe('received');
      expect(codes(await undo(told.bulkId))).toEqual([null]);
      expect(await detail(one)).toMatchObject({ state: 'received', decision: null });
    }
  });

  it('tell the sender once it can no longer be taken back, and not at all when it was', async () => {
    const one = await reachable();
    const before = await outgoing();
    const told = await many('', 'clerk', 'decline', matters([one]), { code: 'empty', note: '' });
    await house.react();
    expect(await outgoing()).toBe(before);
    await undo(told.bulkId);
    house.clock.advance(11 * 60_000);
    await house.react();
    expect(await outgoing()).toBe(before);
    await many('', 'clerk', 'decline', matters([one]), { code: 'empty', note: '' });
    await house.react();
    expect(await outgoing()).toBe(before);
    house.clock.advance(11 * 60_000);
    await house.react();
    expect(await outgoing()).toBe(before + 1);
  });

  it('keep what something has happened to since: the sender has corrected what was sent back', async () => {
    const [one, two] = (await sent(2)) as [Sent, Sent];
    const told = await many('', 'clerk', 'return', matters([one, two]), { code: 'unclear', note: '请写明地点' });
    const body = { text: '河堤路 5 号门口的井盖松动，请派人查看。' };
    await house.ok({ method: 'POST', path: `/suggestions/mine/${two.secret}/resend`, body });
    const undone = await undo(told.bulkId);
    expect(Object.fromEntries(undone.items.map((item) => [item.matterId, item.code]))).toEqual({
      [one.suggestionId]: null,
      [two.suggestionId]: 'undo_changed_since',
    });
  });

  it('confirm units, and take the confirming back: no unit is told', async () => {
    const [one] = (await sent(1)) as [Sent];
    await house.step('clerk', one.suggestionId, 'accept', publicly);
    const units = [{ unitId: house.here.units[0]!.id, role: 'lead' }];
    await house.step('assigner', one.suggestionId, 'assignment', { units, note: '' });
    const partOf = async () => (await detail(one)).assignments[0];
    const part = await partOf();
    const item = { matterId: one.suggestionId, partId: part.assignmentId };
    const told = await many('', 'government-office', 'confirm_assignment', [item], { note: '' });
    expect(codes(told)).toEqual([null]);
    expect((await partOf()).state).toBe('dispatched');
    expect(codes(await undo(told.bulkId, 'government-office'))).toEqual([null]);
    expect([(await partOf()).state, (await detail(one)).state]).toEqual(['proposed', 'assigning']);
    house.clock.advance(11 * 60_000);
    await house.react();
    const rows = await house.database.db.selectFrom('notices').select('kind').execute();
    expect(rows.map((row) => row.kind).filter((kind) => kind.includes('dispatched'))).toEqual([]);
  });

  it('are taken back by whoever did it alone', async () => {
    const [one] = (await sent(1)) as [Sent];
    const told = await many('', 'clerk', 'admit', matters([one]), publicly);
    const path = `/suggestions/bulk/${told.bulkId}/undo`;
    expect((await house.refused({ as: 'assigner', method: 'POST', path }))[0]).toBe(404);
  });
});
