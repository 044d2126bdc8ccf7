/** Every step on a suggestion refuses whoever has no part in it, and leaves nothing behind. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../platform/db/ids.ts';
import { commands } from './commands/all.ts';
import { openSuggestionHouse, type Sent, type SuggestionHouse } from './testing.ts';

let house: SuggestionHouse;
let sent: Sent;
let assignmentId: string;
beforeAll(async () => {
  house = await openSuggestionHouse();
  sent = await house.send();
  await house.step('clerk', sent.suggestionId, 'accept', { publicity: 'internal', publicityReason: '测试' });
  const units = [{ unitId: house.here.units[0].id, role: 'lead' }];
  await house.step('assigner', sent.suggestionId, 'assignment', { units, note: '' });
  const { assignments } = await house.ok({ as: 'clerk', path: `/suggestions/${sent.suggestionId}` });
  assignmentId = assignments[0].assignmentId;
});
afterAll(() => house.close());

const reasons = { note: '说明', reason: '说明', code: 'empty', text: '说明', answer: '说明' };
/** A body that fits, so that it is the step that is refused and not its form. */
const bodies: Readonly<Record<string, object>> = {
  acceptSuggestion: {},
  returnSuggestion: { code: 'unclear', note: '说明' },
  declineSuggestion: reasons,
  passOnSuggestion: reasons,
  screenSameText: { decision: { decision: 'decline', code: 'empty', note: '' } },
  convertSuggestion: {},
  categoriseSuggestion: { category: 'street' },
  decideSuggestionPublicity: { decision: 'public' },
  redactSuggestion: { redactions: [] },
  hideSuggestion: { code: 'personal' },
  showSuggestion: {},
  answerObjection: { upheld: true, answer: '说明' },
  showSuggestionCase: { shown: true },
  takeUpSuggestion: {},
  joinSuggestionTeam: { memberIds: [newId()] },
  recordSuggestionVisit: { kind: 'visit', happenedOn: '2026-01-20', text: '说明' },
  giveBackSuggestion: reasons,
  answerLedSuggestion: reasons,
  rateLedSuggestion: { rating: { form: 'three_level', overall: 'satisfied' } },
  closeLedSuggestion: reasons,
  proposeAssignmentOfSuggestion: { units: [{ unitId: newId(), role: 'lead' }], note: '' },
  confirmAssignmentOfSuggestion: { note: '' },
  refuseBounceOfSuggestion: reasons,
  acceptAssignmentOfSuggestion: {},
  bounceAssignmentOfSuggestion: { reasonCode: 'not_our_duty', reason: '说明' },
  handOnOfSuggestion: { handlerId: newId(), note: '' },
  recordContactOfSuggestion: { kind: 'phone', happenedAt: '2026-01-20T09:00:00+08:00', withWhom: '居民', note: '说明' },
  askExtensionOfSuggestion: { until: '2026-06-01', reason: '说明' },
  answerExtensionOfSuggestion: { grant: true, until: '2026-06-01', answer: '说明' },
  giveOpinionOfSuggestion: { opinion: '说明' },
  draftReplyOfSuggestion: { class: 'A', body: '说明' },
  askCosignOfSuggestion: {},
  answerCosignOfSuggestion: { agree: true, note: '' },
  submitCheckOfSuggestion: {},
  passCheckOfSuggestion: { note: '' },
  sendBackReplyOfSuggestion: reasons,
  signReplyOfSuggestion: { signerName: '某人' },
  refuseSignOfSuggestion: reasons,
  issueReplyOfSuggestion: {},
  viewPublicityOfSuggestion: { view: 'public', reason: '' },
  rateSuggestion: { fields: { topic: 1, research: 1, analysis: 1, feasibility: 1, form: 1 } },
  addPromiseOfSuggestion: { text: '说明', dueOn: '2026-06-01' },
  reportPromiseOfSuggestion: { report: '说明' },
  rateReplyOfSuggestion: {
    replyId: newId(),
    proposerId: newId(),
    rating: { form: 'three_level', overall: 'satisfied' },
  },
  enterPaperRatingOfSuggestion: {
    replyId: newId(),
    proposerId: newId(),
    rating: { form: 'three_level', overall: 'satisfied' },
    scanFileId: newId(),
    ratedOn: '2026-01-20',
  },
  closeUnratedOfSuggestion: reasons,
  scoreHandlingOfSuggestion: { proposerId: newId(), fields: { attitude: 1, timeliness: 1, quality: 1, effect: 1 } },
  lookBackOfSuggestion: { status: 'kept', note: '说明' },
};

/** Of everybody, or of no single suggestion. */
const apart = new Set(['joinSuggestion', 'leaveSuggestion']);
const steps = commands.filter(({ path, operationId }) => path.includes(':suggestionId') && !apart.has(operationId));

async function traces() {
  const { rows } =
    await sql`select version, state, (select count(*) from history) as history, (select count(*) from events) as events
    from suggestions where id = ${sent.suggestionId}`.execute(house.database.db);
  return rows[0];
}

describe('a step on a suggestion', () => {
  it('has a body here', () => {
    const names = steps.map((step) => step.operationId);
    expect(names.filter((name) => !bodies[name])).toEqual([]);
  });
  it.each(Object.entries(bodies))('%s refuses whoever has no part in it', async (name, body) => {
    const { method, path } = steps.find((step) => step.operationId === name)!;
    const at = path
      .replace(':suggestionId', sent.suggestionId)
      .replace(':assignmentId', assignmentId)
      .replace(':promiseId', newId());
    const before = await traces();
    for (const as of ['receiver3', 'admin', 'elsewhere:clerk', 'elsewhere:member1']) {
      const answer = await house.call({ as, method, path: at, body });
      expect([403, 404], `${as}: ${answer.body}`).toContain(answer.statusCode);
    }
    expect((await house.call({ method, path: at, body })).statusCode).toBe(401);
    expect(await traces()).toEqual(before);
  });
});

describe('a private page', () => {
  const steps: ReadonlyArray<[name: string, path: string, body: object]> = [
    ['correctMySuggestion', 'resend', { text: '路灯不亮，请修好。' }],
    ['withdrawMySuggestion', 'withdraw', {}],
    ['objectToDecision', 'objections', { text: '说明' }],
    ['rateMySuggestion', 'ratings', { rating: { form: 'three_level', overall: 'satisfied' } }],
    ['followMySuggestion', 'follow', { confirmed: null }],
    ['deleteMyData', 'delete-data', {}],
  ];
  it.each(steps)('%s is nobody’s without the secret, nor in another assembly', async (_, path, body) => {
    const wrong = await house.call({ method: 'POST', path: `/suggestions/mine/${'w'.repeat(43)}/${path}`, body });
    expect(wrong.statusCode).toBe(404);
    const other = `/assemblies/elsewhere/suggestions/mine/${sent.secret}/${path}`;
    expect((await house.call({ root: true, method: 'POST', path: other, body })).statusCode).toBe(404);
  });
  it('is kept by nobody on the way, and its address is in no log', async () => {
    const answer = await house.call({ path: `/suggestions/mine/${sent.secret}` });
    expect(answer.headers['cache-control']).toBe('no-store');
  });
  it('joinSuggestion and leaveSuggestion know nothing of what is not public', async () => {
    for (const path of ['join', 'leave']) {
      const body = { token: 't'.repeat(43) };
      const answer = await house.call({ method: 'POST', path: `/suggestions/${sent.suggestionId}/${path}`, body });
      expect(answer.statusCode).toBe(404);
    }
  });
});

describe('bulkConfirmOfSuggestion', () => {
  it('confirms nothing that is not the actor’s to confirm', async () => {
    const body = { items: [{ suggestionId: sent.suggestionId, assignmentId }], note: '' };
    const answer = await house.ok({
      as: 'member1',
      method: 'POST',
      path: '/suggestions/bulk/confirm-assignments',
      body,
    });
    expect(answer).toMatchObject({ done: [], refused: [{ assignmentId }] });
  });
});

describe('codes', () => {
  it('askSuggestionCode takes addresses only, confirmSuggestionCode so many tries only', async () => {
    const ask = (address: string) =>
      house.refused({ method: 'POST', path: '/suggestions/codes', body: { channel: 'mail', address } });
    expect(await ask('nobody')).toEqual([422, 'not_mail']);
    const body = { channel: 'mail', address: 'somebody@example.cn' };
    const { addressId } = await house.ok({ method: 'POST', path: '/suggestions/codes', body });
    const confirm = (code: string) =>
      house.refused({ method: 'POST', path: `/suggestions/codes/${addressId}/confirm`, body: { code } });
    for (let count = 0; count < 5; count += 1) expect((await confirm('000000'))[1]).toBe('code_wrong');
    expect(await confirm('000000')).toEqual([409, 'code_gone']);
  });
});

describe('rules of suggestions', () => {
  it('are published by publishSuggestionRules where they fit, by administrators alone', async () => {
    const body = { name: '试行', appliesFrom: '2026-03-01T00:00:00+08:00', preset: 'national' };
    const call = { method: 'POST' as const, path: '/suggestions/rules' };
    expect(await house.refused({ ...call, as: 'member1', body })).toEqual([403, 'not_permitted']);
    expect((await house.refused({ ...call, as: 'admin', body: { ...body, preset: undefined, content: {} } }))[0]).toBe(
      422,
    );
    expect(await house.ok({ ...call, as: 'admin', body })).toMatchObject({ version: 2 });
    const { items } = await house.ok({ as: 'member1', path: '/suggestions/rules' });
    expect(items.map((item: { inForce: boolean }) => item.inForce)).toEqual([false, true]);
  });
});
