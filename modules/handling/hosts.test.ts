/** A kind of matter that is no proposal goes to units, through the very steps proposals have. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { walkChain } from '../../platform/audit/chain.ts';
import type { Context } from '../../platform/http/context.ts';
import { Problem } from '../../platform/http/problem.ts';
import { historyChain } from '../../platform/matters/history.ts';
import { createTestContext } from '../../platform/testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { seedTestAssembly, type TestAssembly } from '../members/testing.ts';
import { assignmentsJoin, unitTasks } from './inbox.ts';
import { teaches, teachesNoMore } from './learning/taught.ts';
import { unitLoads } from './queries/loads.ts';
import { promisesToLookBack } from './queries/look-back.ts';
import { handlingColumns } from './queries/parts.ts';
import { letterOperations, life, makeLetters, said, sendLetter, turns } from './testing-letters.ts';

let database: TestDatabase;
let world: TestAssembly;
let stranger: TestAssembly;
let letterId: string;

type Operations = typeof letterOperations;
type Name = keyof Operations;

beforeAll(async () => {
  database = await openTestDatabase();
  await makeLetters(database.db);
  world = await seedTestAssembly(database.db);
  stranger = await seedTestAssembly(database.db, { code: 'stranger' });
});
afterAll(() => {
  teachesNoMore('letter');
  return database.close();
});
let number = 0;
beforeEach(async () => {
  number += 1;
  letterId = await sendLetter(database.db, world.assembly.id, world.accounts.member1!, number);
  turns.length = 0;
  said.length = 0;
});

const contextOf = (who: string, of = world): Promise<Context> =>
  createTestContext({ db: database.db, actor: of.actorOf(who), assembly: of.assembly });

/** Runs a step in one transaction, as the server does. @throws when it takes more than twelve statements */
async function step(who: string, name: Name, body: object, params: object = {}) {
  const ctx = await contextOf(who);
  database.takeStatements();
  const answer = await database.db
    .transaction()
    .execute(
      async (db): Promise<unknown> =>
        letterOperations[name].handle({ ...ctx, db }, { params: { letterId, ...params }, body } as never),
    );
  const own = database.takeStatements().filter((text) => !/^(begin|commit)/i.test(text));
  expect(own.length, `${name}:\n${own.join('\n')}`).toBeLessThanOrEqual(12);
  return answer as { letterId: string; state: string; version: number };
}

const refusal = async (...args: Parameters<typeof step>) => {
  try {
    await step(...args);
  } catch (error) {
    if (error instanceof Problem) return [error.status, error.code];
    throw error;
  }
  throw new Error('was expected to refuse');
};

const assignmentsNow = () =>
  database.db.selectFrom('assignments').selectAll().where('matter_id', '=', letterId).orderBy('id').execute();

const reply = (text: string) => ({
  class: 'B',
  letterNumber: '',
  body: text,
  contactName: '',
  contactPhone: '',
  signerName: '',
});

async function assigned(): Promise<{ assignmentId: string }> {
  await step('clerk', 'proposeAssignmentOfLetter', { units: [{ unitId: world.units[0].id, role: 'lead' }], note: '' });
  const [assignment] = await assignmentsNow();
  const unit = { assignmentId: assignment!.id };
  await step('government-office', 'confirmAssignmentOfLetter', { note: '' }, unit);
  return unit;
}

async function answered(unit: { assignmentId: string }, text: string) {
  await step('handler1', 'draftReplyOfLetter', reply(text), unit);
  await step('handler1', 'submitCheckOfLetter', {}, unit);
  await step('government-office', 'passCheckOfLetter', { note: '' }, unit);
  await step('signer1', 'signReplyOfLetter', { signerName: '测试局长' }, unit);
  return step('handler1', 'issueReplyOfLetter', {}, unit);
}

const rate = (replyId: string, overall: string) =>
  step('member1', 'rateReplyOfLetter', {
    replyId,
    proposerId: world.accounts.member1,
    rating: { form: 'three_level', overall },
    comment: overall === 'satisfied' ? '' : '路灯还没有亮',
  });

const repliesNow = () =>
  database.db.selectFrom('replies').selectAll().where('matter_id', '=', letterId).orderBy('round').execute();

describe('a second host', () => {
  it('is handled from the proposal of units to the last rating, in at most twelve statements a step', async () => {
    const unit = await assigned();
    expect(await step('receiver1', 'acceptAssignmentOfLetter', {}, unit)).toEqual({
      letterId,
      state: 'handling',
      version: 4,
    });
    expect(await answered(unit, '路灯已列入明年计划。')).toMatchObject({ state: 'rating' });
    const [first] = await repliesNow();
    expect(first).toMatchObject({ kind: 'letter', round: 1, letter_number: `测教信复〔2026〕${number}号` });
    expect(await rate(first!.id, 'unsatisfied')).toMatchObject({ state: 'handling' });
    expect((await assignmentsNow())[0]).toMatchObject({ kind: 'letter', state: 'accepted', issued_at: null });
    await answered(unit, '路灯已经亮了。');
    const [, second] = await repliesNow();
    expect(second).toMatchObject({ round: 2, letter_number: `测教信复〔2026〕${number}号之2` });
    expect(await rate(second!.id, 'satisfied')).toMatchObject({ state: 'closed' });
    expect(turns).toEqual(['assigning', 'dispatched', 'rating', 'reworking', 'rating', 'tracked']);
    expect(said).toContain('rework_asked');
    expect(said.at(-1)).toBe('closed');
    const promises = await database.db.selectFrom('promises').selectAll().where('matter_id', '=', letterId).execute();
    expect(promises).toMatchObject([{ kind: 'letter', sort: 'class_review', status: 'open' }]);
    const of = { table: 'letters', visible: sql<boolean>`p.sender = ${world.accounts.member1}` };
    const listed = await promisesToLookBack(await contextOf('clerk'), of, { status: 'open', limit: 5, offset: 0 });
    expect(listed).toMatchObject({
      total: 1,
      rows: [{ id: letterId, number, reply_class: 'B', sort: 'class_review' }],
    });
    const clocks = await database.db
      .selectFrom('clocks')
      .select(['kind', 'name'])
      .where('matter_id', '=', letterId)
      .where('ended_at', 'is', null)
      .execute();
    expect(clocks).toEqual([{ kind: 'letter', name: 'look_back' }]);
    expect((await walkChain(database.db, historyChain)).broken).toBeUndefined();
  });

  it('gives the matter back, and the hook hears it', async () => {
    const unit = await assigned();
    await step(
      'receiver1',
      'bounceAssignmentOfLetter',
      { reasonCode: 'not_our_duty', reason: '不归我局', suggestedUnitIds: [] },
      unit,
    );
    expect(turns).toEqual(['assigning', 'dispatched', 'assigning']);
    expect(await step('government-office', 'refuseBounceOfLetter', { note: '仍由你局办理' }, unit)).toMatchObject({
      state: 'handling',
    });
  });

  it('is nobody else’s: strangers get 404, others 403, steps before their time 409', async () => {
    const unit = await assigned();
    expect(await refusal('member2', 'acceptAssignmentOfLetter', {}, unit)).toEqual([404, 'not_found']);
    expect(await refusal('handler1', 'acceptAssignmentOfLetter', {}, unit)).toEqual([403, 'not_your_part']);
    expect(await refusal('receiver2', 'acceptAssignmentOfLetter', {}, unit)).toEqual([404, 'not_found']);
    expect(await refusal('handler1', 'draftReplyOfLetter', reply('早'), unit)).toEqual([409, 'wrong_assignment_state']);
    const ctx = await contextOf('receiver1', stranger);
    const asked = { params: { letterId, ...unit }, body: {} } as never;
    await expect(letterOperations.acceptAssignmentOfLetter.handle(ctx, asked)).rejects.toMatchObject({ status: 404 });
  });

  it('has addresses, ids and answers of its own', () => {
    expect(letterOperations.acceptAssignmentOfLetter).toMatchObject({
      operationId: 'acceptAssignmentOfLetter',
      path: '/letters/:letterId/assignments/:assignmentId/accept',
      tag: 'letters',
      scope: 'letters:write',
    });
    expect(Object.keys(letterOperations).length).toBe(29);
  });

  it('reads its parts, its loads and its tasks by the same pieces, and none of another kind', async () => {
    const unit = await assigned();
    const ctx = await contextOf('receiver1');
    const columns = Object.entries(handlingColumns('l.id')).map(([name, column]) => `${column} as "${name}"`);
    const { rows } = await sql`select ${sql.raw(columns.join(', '))} from letters l where l.id = ${letterId}`.execute(
      ctx.db,
    );
    expect(rows[0]).toMatchObject({ contacts: [], replies: [], ratings: [], promises: [] });
    const [accept] = unitTasks(ctx, { alias: 'l', life });
    const { rows: waiting } = await sql<{ id: string }>`select a.id from letters l ${sql.raw(assignmentsJoin('l.id'))}
      where ${accept!.where} and l.id = ${letterId}`.execute(ctx.db);
    expect([accept!.task, waiting]).toEqual(['accept', [{ id: unit.assignmentId }]]);
    teaches({
      kind: 'letter',
      table: 'letters',
      title: sql<string>`p.subject`,
      text: sql<string>`''`,
      states: life.states,
    });
    const loads = await unitLoads(ctx, { kind: 'letter', alike: sql<boolean>`true`, except: world.units[0].id });
    expect(loads.find((item) => item.unitId === world.units[0].id)?.open).toBeGreaterThan(0);
  });
});
