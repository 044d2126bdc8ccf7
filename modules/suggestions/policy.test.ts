/** Every state × step × role: what is not stated in the tables is denied, and lists hold exactly what may be read. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import type { PolicyActor, PolicyAssignment } from '../handling/contract.ts';
import { type Action, handling, isAssignmentAction, suggestionStates, suggestionSteps } from './life.ts';
import { abilitiesOf, allowedParts, can, canRead, overseeing, type PolicySubject, partsOf } from './policy.ts';
import { recordReaders } from './readers.ts';
import { detailPaths, detailReaders } from './readers-detail.ts';

const grant = (role: string, more: Partial<PolicyActor['grants'][number]> = {}) => ({
  role,
  unitId: null,
  bodyId: null,
  memberId: null,
  ...more,
});
const person = (name: string, ...grants: PolicyActor['grants'][number][]): PolicyActor => ({
  kind: 'account',
  accountId: name,
  grants,
});

const actors: Record<string, PolicyActor> = {
  sender: person('sender'),
  lead: person('lead', grant('member', { memberId: 'm-lead' })),
  team: person('team', grant('member', { memberId: 'm-team' })),
  member: person('member', grant('member', { memberId: 'm' })),
  committee: person('committee', grant('body_contact', { bodyId: 'b' })),
  clerk: person('clerk', grant('clerk')),
  assigner: person('assigner', grant('assigner')),
  leader: person('leader', grant('leader')),
  evaluator: person('evaluator', grant('evaluator')),
  auditor: person('auditor', grant('auditor')),
  supervision: person('supervision', grant('supervision_government', { unitId: 'office' })),
  receiver: person('receiver', grant('unit_receiver', { unitId: 'u1' })),
  handler: person('handler', grant('unit_handler', { unitId: 'u1' })),
  signer: person('signer', grant('unit_signer', { unitId: 'u1' })),
  strangeReceiver: person('strange', grant('unit_receiver', { unitId: 'u9' })),
  admin: person('admin', grant('admin')),
  nobody: person('nobody'),
  citizen: { kind: 'citizen', accountId: null, grants: [] },
  system: { kind: 'system', accountId: null, grants: [] },
};

const assignment: PolicyAssignment = {
  id: 'a1',
  unitId: 'u1',
  unitSide: 'government',
  role: 'lead',
  state: 'accepted',
  handlerId: null,
};

const subjectIn = (state: PolicySubject['state'], over: Partial<PolicySubject> = {}): PolicySubject => ({
  state,
  confirmedBy: 'supervision',
  assignments: [assignment],
  senderAccountId: 'sender',
  bySender: false,
  leadMemberId: 'm-lead',
  leadBodyId: null,
  teamMemberIds: ['m-team'],
  hidden: false,
  isPublic: true,
  objectedDecisionBy: undefined,
  takenUpBy: 'both',
  isLed: false,
  ...over,
});

const actions = Object.keys(allowedParts) as Action[];

describe('a step on a suggestion', () => {
  it.each(suggestionStates)('is allowed in %s to the parts named, and to nobody else', (state) => {
    for (const subject of [
      subjectIn(state),
      subjectIn(state, { isLed: true, hidden: true, objectedDecisionBy: 'x' }),
    ]) {
      for (const [name, actor] of Object.entries(actors)) {
        for (const action of actions) {
          const { allowed } = can(actor, action, subject, assignment);
          if (!allowed) continue;
          const held = partsOf(actor, subject, assignment);
          expect(
            allowedParts[action].some((part) => held.has(part)),
            `${name} ${action}`,
          ).toBe(true);
          const from: readonly string[] = isAssignmentAction(action)
            ? handling.partSteps[action].matter
            : suggestionSteps[action].from;
          expect(from, `${name} ${action}`).toContain(state);
        }
      }
    }
  });

  it('is never open to those without a part', () => {
    for (const state of suggestionStates)
      for (const name of ['nobody', 'admin', 'strangeReceiver'])
        expect(abilitiesOf(actors[name]!, subjectIn(state)), `${name} ${state}`).toEqual({
          suggestion: [],
          assignments: {},
        });
  });

  it('of the sender is open to whoever holds the secret, account or not', () => {
    const mine = subjectIn('returned', { bySender: true });
    expect(can(actors.citizen!, 'resend', mine).allowed).toBe(true);
    expect(can(actors.citizen!, 'resend', subjectIn('returned'))).toEqual({ allowed: false, reason: 'not_your_part' });
    expect(can(actors.sender!, 'resend', subjectIn('returned')).allowed).toBe(true);
  });

  it('against an objection is another’s than who decided', () => {
    const subject = subjectIn('declined', { objectedDecisionBy: 'clerk' });
    expect(can(actors.clerk!, 'answer_objection', subject)).toEqual({ allowed: false, reason: 'own_decision' });
    expect(can(actors.assigner!, 'answer_objection', subject).allowed).toBe(true);
  });

  it('that rates belongs to the answer there is', () => {
    expect(can(actors.sender!, 'rate', subjectIn('answered', { isLed: true }))).toMatchObject({
      reason: 'answered_otherwise',
    });
    expect(can(actors.sender!, 'rate_led', subjectIn('answered'))).toMatchObject({ reason: 'answered_otherwise' });
  });
});

describe('reading inside', () => {
  it.each(suggestionStates)(
    '%s is for offices, the sender and those at work; members know of accepted ones',
    (state) => {
      const subject = subjectIn(state, { leadMemberId: null, teamMemberIds: [] });
      const readers = Object.keys(actors).filter((name) => canRead(actors[name]!, subject));
      expect(readers).toEqual(expect.arrayContaining(['sender', ...overseeing, 'receiver']));
      for (const name of ['nobody', 'admin', 'strangeReceiver', 'citizen']) expect(readers).not.toContain(name);
      const before = ['received', 'returned', 'declined', 'withdrawn', 'passed_on'].includes(state);
      expect(readers.includes('member')).toBe(!before);
    },
  );
});

describe('the tables of readers', () => {
  it('have a row for every step and every part of the detail', () => {
    for (const action of actions) expect(recordReaders, action).toHaveProperty(action);
    expect(detailPaths().filter((path) => !detailReaders.has(path))).toEqual([]);
  });
});

describe('set-wise', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
  it('lists hold what canRead says', async () => {
    const { visible } = await import('./queries/visible.ts');
    for (const state of suggestionStates) {
      for (const hidden of [false, true]) {
        for (const [name, actor] of Object.entries(actors)) {
          if (['citizen', 'system', 'receiver', 'handler', 'signer', 'sender', 'lead', 'team'].includes(name)) continue;
          const role = {
            ...actor,
            grants: actor.grants.map((item) => ({
              ...item,
              memberId: item.memberId && uuid,
              unitId: item.unitId && uuid,
              bodyId: item.bodyId && uuid,
            })),
          };
          const subject = subjectIn(state, { hidden, leadMemberId: null, teamMemberIds: [], assignments: [] });
          const { rows } = await sql<{
            seen: boolean;
          }>`select ${visible({ actor: { ...role, accountId: uuid } as never })} as seen
            from (select ${state}::text as state, ${hidden ? 'x' : null}::text as hidden_code, null::uuid as lead_member_id,
              null::uuid as lead_body_id, null::uuid as sender_account_id, null::uuid as id) s`.execute(database.db);
          expect(rows[0]!.seen ?? false, `${name} ${state} ${hidden}`).toBe(canRead(actor, subject));
        }
      }
    }
  });
});

const uuid = '00000000-0000-7000-8000-000000000001';
