/** Every text a life takes in, with characters no database keeps: refused before anything moved, then taken when clean. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleContent } from '../../modules/proposals/testing.ts';
import { type LivedInHouse, openLivedInHouse } from '../strangers/lived-in.ts';

let house: LivedInHouse;
beforeAll(async () => {
  house = await openLivedInHouse();
});
afterAll(() => house?.close());

type Method = 'POST' | 'PUT';
type Step = [as: string, method: Method, verb: string, texts: string[], body: Record<string, unknown>];

const clean = '请补充走访数据的来源';

/** Tries each text of the step with a NUL and with a lone surrogate, then takes the step. */
async function take(at: string, [as, method, verb, texts, body]: Step): Promise<void> {
  const path = `${at}/${verb}`;
  const version = async () =>
    await house.database.db
      .selectFrom('proposals')
      .select(['version', 'state'])
      .where('id', '=', at.split('/')[2]!)
      .executeTakeFirstOrThrow();
  for (const text of texts) {
    const before = await version();
    const answer = await house.call({ as, method, path, body: { ...body, [text]: 'a\u0000b' } });
    expect(answer.statusCode, `${verb} ${text}: ${answer.body}`).toBe(422);
    expect(await version()).toEqual(before);
  }
  const half = texts.length > 0 ? { ...body, [texts[0]!]: `${clean}\ud800` } : body;
  const tried = await house.call({ as, method, path, body: half });
  expect([200, 422], `${verb}: ${tried.body}`).toContain(tried.statusCode);
  if (tried.statusCode === 422) await house.step(as, path, body, method);
  const seen = await house.call({ as: 'clerk', path: at });
  expect(seen.statusCode, seen.body).toBe(200);
  expect(seen.body).not.toMatch(/\\ud[89a-f]/i);
}

async function submitted(): Promise<string> {
  const { proposalId } = await house.step('member1', '/proposals', sampleContent());
  await house.step('member1', `/proposals/${proposalId}/submit`);
  return `/proposals/${proposalId}`;
}

describe('texts with characters that cannot be kept', () => {
  it('do not move the examination', async () => {
    const at = await submitted();
    await take(at, ['clerk', 'POST', 'return', ['reason'], { reason: clean }]);
    await house.step('member1', `${at}/submit`);
    await house.step('clerk', `${at}/take-in`);
    await take(at, ['reviewer1', 'POST', 'decline', ['notice', 'note'], { reasonCode: 'empty', notice: clean }]);
    const other = await submitted();
    await take(other, ['member1', 'POST', 'withdraw', ['reason'], { reason: clean }]);
  });
  it('do not move the handling, the reply or the rating', async () => {
    const at = await submitted();
    await house.step('clerk', `${at}/take-in`);
    await take(at, ['reviewer1', 'POST', 'file', ['note'], { note: clean }]);
    const units = [{ unitId: house.ids.unitId, role: 'lead' }];
    await take(at, ['assigner', 'POST', 'assignment', ['note'], { units, note: clean }]);
    const { id } = await house.database.db
      .selectFrom('assignments')
      .select('id')
      .where('matter_id', '=', at.split('/')[2]!)
      .executeTakeFirstOrThrow();
    const unit = (verb: string) => `assignments/${id}/${verb}`;
    const contact = { kind: 'visit', happenedAt: house.clock.now().toISOString(), withWhom: '第一提案人', note: clean };
    const reply = { class: 'A', body: clean, letterNumber: '', contactName: '', contactPhone: '', signerName: '' };
    const steps: Step[] = [
      ['assigner', 'POST', unit('confirm'), ['note'], { note: clean }],
      ['receiver1', 'POST', unit('accept'), [], {}],
      ['receiver1', 'POST', unit('hand-on'), ['note'], { handlerId: house.ids.handlerId, note: clean }],
      ['handler1', 'POST', unit('contacts'), ['withWhom', 'note'], contact],
      ['handler1', 'POST', unit('promises'), ['text'], { text: clean, dueOn: '2026-12-31' }],
      ['handler1', 'PUT', unit('reply'), ['body', 'letterNumber', 'contactName'], reply],
      ['handler1', 'POST', unit('submit-check'), [], {}],
      ['government-office', 'POST', unit('send-back-reply'), ['reason'], { reason: clean }],
      ['handler1', 'PUT', unit('reply'), [], reply],
      ['handler1', 'POST', unit('submit-check'), [], {}],
      ['government-office', 'POST', unit('pass-check'), ['note'], { note: clean }],
      ['signer1', 'POST', unit('sign'), ['signerName'], { signerName: '签发人' }],
      ['handler1', 'POST', unit('issue'), [], {}],
    ];
    for (const step of steps) await take(at, step);
    const detail = await house.step('member1', at, undefined, 'GET');
    const replyId = /"replyId":"([0-9a-f-]+)"/.exec(JSON.stringify(detail))![1]!;
    const proposerId = (detail.proposers as Array<{ proposerId: string }>)[0]!.proposerId;
    const rating = { form: 'attitude_effect', attitude: 'satisfied', effect: 'satisfied' };
    const meeting = {
      kind: 'handling_consultation',
      title: clean,
      heldAt: house.clock.now().toISOString(),
      place: '会议室',
      minutes: clean,
    };
    await take(at, ['clerk', 'POST', 'meetings', ['title', 'place', 'minutes', 'chair'], meeting]);
    await take(at, ['clerk', 'POST', 'key', ['leader'], { key: true, leader: '某主席' }]);
    await take(at, ['clerk', 'POST', 'publicity', ['reason'], { decision: 'title_only', reason: clean }]);
    await take(at, ['member1', 'POST', 'ratings', ['comment'], { replyId, proposerId, rating, comment: clean }]);
  });
});
