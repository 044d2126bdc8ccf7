/** Masks by hand and what the public would read, before it is decided; nothing personal goes out unlooked at. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSuggestionHouse, type Sent, type SuggestionHouse } from '../testing.ts';

let house: SuggestionHouse;
beforeAll(async () => {
  house = await openSuggestionHouse();
});
afterAll(() => house.close());

const text = '菜市场东门的路灯不亮，可联系 13800001234，门口住着一位老人。';
const detail = ({ suggestionId }: Sent) => house.ok({ as: 'clerk', path: `/suggestions/${suggestionId}` });
const refused = (one: Sent, path: string, body: object) =>
  house.refused({ as: 'clerk', method: 'POST', path: `/suggestions/${one.suggestionId}/${path}`, body });

describe('checkSuggestionPublication', () => {
  it('tells those who mask which texts become public under a decision, with the finds in them', async () => {
    const one = await house.send({ text, place: '菜市场东门' });
    const path = `/suggestions/${one.suggestionId}/publication`;
    const whole = await house.ok({ as: 'clerk', path: `${path}?decision=public` });
    expect(whole.texts.map((item: { field: string }) => item.field)).toEqual(['subject', 'text', 'place']);
    expect(whole.finds.filter((item: { field: string }) => item.field === 'text')).toMatchObject([
      { written: '13800001234', withheld: false, decisive: true },
    ]);
    const title = await house.ok({ as: 'clerk', path: `${path}?decision=title_only` });
    expect(title.texts.map((item: { field: string }) => item.field)).toEqual(['subject']);
    expect(await house.ok({ as: 'clerk', path: `${path}?decision=internal` })).toEqual({ texts: [], finds: [] });
    expect(await house.refused({ as: 'auditor', path: `${path}?decision=public` })).toEqual([403, 'not_your_part']);
    expect((await house.refused({ as: 'member1', path: `${path}?decision=public` }))[0]).toBe(404);
  });
});

describe('a decision on publicity', () => {
  it('lets personal data out only when it has been looked at and a reason is given', async () => {
    const one = await house.send({ text });
    await house.step('clerk', one.suggestionId, 'accept', { publicity: 'internal', publicityReason: '待核实' });
    await house.step('clerk', one.suggestionId, 'redactions', { redactions: [] });
    expect(await refused(one, 'publicity', { decision: 'public' })).toEqual([422, 'personal_data_found']);
    expect(await refused(one, 'publicity', { decision: 'public', acceptFinds: true })).toEqual([422, 'reason_needed']);
    const reason = '市场管理处的公开电话';
    await house.step('clerk', one.suggestionId, 'publicity', { decision: 'public', acceptFinds: true, reason });
    const line = (await detail(one)).history.at(-1);
    expect(line).toMatchObject({ action: 'decide_publicity', details: { decision: 'public' } });
    expect(line.details.acceptedFinds).toBeGreaterThan(0);
  });

  it('is not undone by taking masks off a text that is public', async () => {
    const one = await house.send({ text });
    await house.step('clerk', one.suggestionId, 'accept', {});
    expect((await detail(one)).redactions.length).toBeGreaterThan(0);
    expect(await refused(one, 'redactions', { redactions: [] })).toEqual([422, 'unmasks_personal']);
    const open = await house.ok({ path: `/suggestions/public/${one.suggestionId}` });
    expect(JSON.stringify(open)).not.toContain('13800001234');
  });

  it('keeps masks by hand of any words, each with its reason, from the public', async () => {
    const one = await house.send({ text: '河边步道的栏杆松了，旁边是小饭馆的后门，请修理。' });
    const from = 10;
    const redactions = [{ field: 'text', from, to: from + 10, reason: '会认出店家' }];
    await house.step('clerk', one.suggestionId, 'redactions', { redactions });
    await house.step('clerk', one.suggestionId, 'accept', {});
    const open = await house.ok({ path: `/suggestions/public/${one.suggestionId}` });
    expect(JSON.stringify(open.text)).not.toContain('小饭馆');
    expect((await detail(one)).text).toContain('小饭馆');
  });
});
