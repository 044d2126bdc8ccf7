import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext } from '../../../platform/testing/context.ts';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { forgetOldForms } from '../jobs/forget-old-forms.ts';
import { draftsModule } from '../module.ts';
import { KEPT_DAYS, MOST_FORMS } from '../store.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ modules: [draftsModule] });
});
afterAll(() => house.close());

const path = (form: string) => `/kept-forms/${form}`;
const keep = (as: string | undefined, form: string, content: string, baseVersion: number) =>
  house.call({ method: 'PUT', path: path(form), body: { content, baseVersion }, ...(as ? { as } : {}) });
const read = async (as: string, form: string) => (await house.call({ path: path(form), as })).json();
const text = (words: string) => JSON.stringify({ reply: words });

describe('a form kept by keepForm', () => {
  it('comes back as it was typed, to the same person alone', async () => {
    expect(await read('member1', 'step:1:reply')).toEqual({ content: null, version: 0, keptAt: null });
    expect((await keep('member1', 'step:1:reply', text('一'), 0)).json().version).toBe(1);
    expect((await keep('member1', 'step:1:reply', text('一二'), 1)).json().version).toBe(2);
    expect(await read('member1', 'step:1:reply')).toMatchObject({ content: text('一二'), version: 2 });
    expect((await read('member2', 'step:1:reply')).content).toBeNull();
  });

  it('is not overwritten by a device that knows an older one', async () => {
    const refused = await keep('member1', 'step:1:reply', text('别处'), 1);
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({
      code: 'form_kept_elsewhere',
      params: { version: 2, content: text('一二') },
    });
    expect((await read('member1', 'step:1:reply')).content).toBe(text('一二'));
  });

  it('may be sent again after a lost answer', async () => {
    expect((await keep('member1', 'step:1:reply', text('一二'), 1)).json().version).toBe(2);
    expect((await keep('member2', 'first', text('a'), 0)).json().version).toBe(1);
    expect((await keep('member2', 'first', text('a'), 0)).json().version).toBe(1);
  });

  it('is gone after discardForm, and begins anew', async () => {
    const discard = () => house.call({ method: 'DELETE', path: path('step:1:reply'), as: 'member1' });
    expect((await discard()).json()).toEqual({ discarded: true });
    expect((await discard()).json()).toEqual({ discarded: false });
    expect((await read('member1', 'step:1:reply')).version).toBe(0);
    expect((await keep('member1', 'step:1:reply', text('新'), 0)).statusCode).toBe(200);
  });

  it('is for people of this assembly, well formed and bounded', async () => {
    expect((await keep(undefined, 'a', '{}', 0)).statusCode).toBe(401);
    expect((await keep('elsewhere:member1', 'a', '{}', 0)).statusCode).toBe(404);
    expect((await keep('member1', 'a', '{', 0)).statusCode).toBe(422);
    expect((await keep('member1', 'a%20b', '{}', 0)).statusCode).toBe(422);
    expect((await keep('member1', 'a', JSON.stringify('长'.repeat(300_000)), 0)).statusCode).toBe(422);
    expect((await house.call({ path: path('a') })).statusCode).toBe(401);
    expect((await house.call({ method: 'DELETE', path: path('a') })).statusCode).toBe(401);
  });

  it('makes room: the oldest of very many goes', async () => {
    for (let at = 0; at <= MOST_FORMS; at += 1) {
      house.clock.advance(1000);
      await keep('member3', `form:${at}`, text(String(at)), 0);
    }
    expect((await read('member3', 'form:0')).version).toBe(0);
    expect((await read('member3', 'form:1')).version).toBe(1);
    expect((await read('member3', `form:${MOST_FORMS}`)).version).toBe(1);
  });

  it('is forgotten when nobody touched it for a season', async () => {
    const { db } = house.database;
    const now = new Date();
    const day = 86_400_000;
    await db.updateTable('kept_forms').set({ kept_at: now }).execute();
    const old = new Date(now.getTime() - (KEPT_DAYS + 1) * day);
    await db.updateTable('kept_forms').set({ kept_at: old }).where('form', '=', 'first').execute();
    const { log } = await createTestContext({ db, assembly: house.here.assembly, clock: house.clock });
    await forgetOldForms({ db, log, services: undefined as never }, {}, '');
    expect((await read('member2', 'first')).version).toBe(0);
    expect((await read('member1', 'step:1:reply')).version).toBe(1);
  });
});
