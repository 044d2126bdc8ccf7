/** Every state × action × role: what is not stated here is denied. */

import { describe, expect, it } from 'vitest';
import { assignmentStates, type PolicyActor, type PolicyAssignment } from '../handling/contract.ts';
import { abilitiesOf, can, canRead, canReadFile, type PolicySubject } from './policy.ts';
import {
  type Action,
  assignmentTransitions,
  handling,
  type ProposalState,
  proposalLife,
  proposalStates,
  proposalTransitions,
} from './workflow.ts';

const grant = (role: string, more: Partial<PolicyActor['grants'][number]> = {}) => ({
  role,
  unitId: null,
  bodyId: null,
  memberId: null,
  ...more,
});
const person = (...grants: PolicyActor['grants'][number][]): PolicyActor => ({
  kind: 'account',
  accountId: grants[0]?.role ?? 'x',
  grants,
});

/** One actor for each part people can have. */
const actors: Record<string, PolicyActor> = {
  first: person(grant('member', { memberId: 'm-first' })),
  cosigner: person(grant('member', { memberId: 'm-co' })),
  bodyCosigner: person(grant('body_contact', { bodyId: 'b-co' })),
  invited: person(grant('member', { memberId: 'm-inv' })),
  supporter: person(grant('member', { memberId: 'm-sup' })),
  mergedProposer: person(grant('member', { memberId: 'm-merged' })),
  member: person(grant('member', { memberId: 'm-other' })),
  formerMember: person(grant('former_member', { memberId: 'm-old' })),
  clerk: person(grant('clerk')),
  reviewer1: person(grant('reviewer_1')),
  reviewer2: person(grant('reviewer_2')),
  assigner: person(grant('assigner')),
  ownSupervision: person(grant('supervision_government', { unitId: 'office' })),
  otherSupervision: person(grant('supervision_party', { unitId: 'office2' })),
  receiver: person(grant('unit_receiver', { unitId: 'u1' })),
  handler: person(grant('unit_handler', { unitId: 'u1' })),
  signer: person(grant('unit_signer', { unitId: 'u1' })),
  strangeReceiver: person(grant('unit_receiver', { unitId: 'u9' })),
  leader: person(grant('leader')),
  evaluator: person(grant('evaluator')),
  auditor: person(grant('auditor')),
  admin: person(grant('admin')),
  securityAdmin: person(grant('security_admin')),
  nobody: person(),
  citizen: { kind: 'citizen', accountId: null, grants: [] },
  system: { kind: 'system', accountId: null, grants: [] },
};

const assignmentOf = (over: Partial<PolicyAssignment> = {}): PolicyAssignment => ({
  id: 'a1',
  unitId: 'u1',
  unitSide: 'government',
  role: 'lead',
  state: 'accepted',
  handlerId: null,
  ...over,
});

function subjectOf(state: ProposalState, over: Partial<PolicySubject> = {}): PolicySubject {
  const proposer = (
    id: string,
    role: 'first' | 'cosigner' | 'supporter',
    status: 'confirmed' | 'invited' = 'confirmed',
  ) => ({
    id: `p-${id}`,
    role,
    memberId: id.startsWith('b') ? null : id,
    bodyId: id.startsWith('b') ? id : null,
    status,
  });
  return {
    state,
    reviewRound: ['reviewing', 'merged'].includes(state) ? 2 : 0,
    reviewRounds: 2,
    filed: false,
    createdBy: 'first',
    enteredBy: null,
    confidential: false,
    confirmedBy: 'supervision',
    proposers: [
      proposer('m-first', 'first'),
      proposer('m-co', 'cosigner'),
      proposer('b-co', 'cosigner'),
      proposer('m-inv', 'cosigner', 'invited'),
      proposer('m-sup', 'supporter'),
    ],
    mergedProposers: [{ id: 'p-m', role: 'first', memberId: 'm-merged', bodyId: null, status: 'confirmed' }],
    assignments: [assignmentOf()],
    ...over,
  };
}

const others = ['member', 'supporter', 'invited'];
const afterFiling = 'filed assigning dispatched handling rating reworking consulting closed tracked archived';
const beforeArchive = 'filed assigning dispatched handling rating reworking consulting closed tracked';

/** Action → states → who; in `reviewing` it is the last of two rounds. */
const expected: Record<string, [states: string, who: string]> = {
  edit_draft: ['draft returned', 'first'],
  delete_draft: ['draft', 'first'],
  attach: ['draft returned', 'first'],
  invite_cosigners: ['draft returned cosigning', 'first'],
  answer_invitation: ['cosigning', 'invited'],
  withdraw_invitation: ['cosigning', 'first'],
  reopen_draft: ['cosigning', 'first'],
  submit: ['draft cosigning returned', 'first'],
  support: ['submitted reviewing', others.join(' ')],
  withdraw: ['cosigning submitted reviewing returned filed assigning', 'first'],
  wish_publicity: [proposalStates.filter((state) => state !== 'archived').join(' '), 'first'],
  take_in: ['submitted', 'clerk'],
  categorise: ['submitted reviewing filed assigning', 'clerk assigner'],
  recommend: ['', ''],
  send_back_round: ['reviewing', 'reviewer2'],
  file: ['reviewing', 'reviewer2'],
  undo_merge: ['merged', 'reviewer2'],
  undo_bulk: ['', ''],
  convert: ['reviewing', 'reviewer2'],
  decline: ['reviewing', 'reviewer2'],
  propose_assignment: ['filed assigning', 'assigner'],
  rate: ['rating', 'first cosigner bodyCosigner mergedProposer'],
  enter_paper_rating: ['rating', 'clerk'],
  close_unrated: ['rating', 'clerk system'],
  record_meeting: [beforeArchive.replace(' consulting', ''), 'clerk leader receiver handler signer'],
  record_consultation: ['consulting', 'clerk leader receiver handler signer'],
  look_back: ['closed tracked', 'clerk evaluator'],
  archive: ['closed tracked', 'clerk'],
  mark_key: [afterFiling, 'clerk'],
  record_instruction: [afterFiling, 'clerk leader'],
  nominate_excellent: [afterFiling, 'clerk evaluator'],
  decide_publicity: [`${afterFiling} merged converted declined`, 'clerk'],
  redact: [`${afterFiling} merged`, 'clerk'],
};

const special = ['return_for_revision', 'merge', 'categorise'];

describe('actions on the proposal', () => {
  for (const action of Object.keys(proposalTransitions) as Action[]) {
    if (special.includes(action)) continue;
    it(`${action}: only the stated people in the stated states`, () => {
      const [states, who] = expected[action]!;
      for (const state of proposalStates) {
        for (const [name, actor] of Object.entries(actors)) {
          const allowed = states.split(' ').includes(state) && who.split(' ').includes(name);
          expect([action, state, name, can(actor, action, subjectOf(state)).allowed]).toEqual([
            action,
            state,
            name,
            allowed,
          ]);
        }
      }
    });
  }
  it('categorise: office, and the reviewer of the round', () => {
    for (const state of proposalStates) {
      for (const [name, actor] of Object.entries(actors)) {
        const allowed =
          'submitted reviewing filed assigning'.split(' ').includes(state) &&
          (['clerk', 'assigner'].includes(name) || (name === 'reviewer2' && state === 'reviewing'));
        expect([state, name, can(actor, 'categorise', subjectOf(state)).allowed]).toEqual([state, name, allowed]);
      }
    }
  });
  it('return_for_revision: the clerk before, the reviewer during examination', () => {
    for (const state of proposalStates) {
      for (const [name, actor] of Object.entries(actors)) {
        const allowed = (state === 'submitted' && name === 'clerk') || (state === 'reviewing' && name === 'reviewer2');
        expect([state, name, can(actor, 'return_for_revision', subjectOf(state)).allowed]).toEqual([
          state,
          name,
          allowed,
        ]);
      }
    }
  });
  it('merge: the last round, or the assigner once filed', () => {
    for (const state of proposalStates) {
      for (const [name, actor] of Object.entries(actors)) {
        const allowed = (state === 'reviewing' && name === 'reviewer2') || (state === 'filed' && name === 'assigner');
        expect([state, name, can(actor, 'merge', subjectOf(state)).allowed]).toEqual([state, name, allowed]);
      }
    }
  });
  it('undo_merge: of a filed one the assigner’s alone', () => {
    const subject = subjectOf('merged', { filed: true });
    const may = Object.keys(actors).filter((name) => can(actors[name]!, 'undo_merge', subject).allowed);
    expect(may).toEqual(['assigner']);
  });
  it('an earlier round recommends and cannot decide', () => {
    const subject = subjectOf('reviewing', { reviewRound: 1 });
    expect(can(actors.reviewer1!, 'recommend', subject).allowed).toBe(true);
    expect(can(actors.reviewer2!, 'recommend', subject).allowed).toBe(false);
    for (const action of ['file', 'convert', 'decline', 'merge'] as const) {
      expect(can(actors.reviewer1!, action, subject)).toEqual({ allowed: false, reason: 'not_last_round' });
    }
    expect(can(actors.reviewer1!, 'send_back_round', subject)).toEqual({ allowed: false, reason: 'first_round' });
  });
  it('what staff entered for a member staff may edit and hand in', () => {
    const subject = subjectOf('draft', { enteredBy: 'clerk' });
    for (const action of ['edit_draft', 'submit', 'delete_draft', 'attach'] as const)
      expect(can(actors.clerk!, action, subject).allowed).toBe(true);
    expect(can(actors.reviewer1!, 'edit_draft', subject).allowed).toBe(false);
  });
});

const work = 'assigning dispatched handling reworking';
const later = `${work} rating consulting closed tracked`;
const inHand = 'accepted opined drafted cosigning checking approved signed';

/** Action → proposal states → assignment states → roles of the unit → who. */
const expectedWork: Record<string, [string, string, string, string]> = {
  confirm_assignment: ['assigning', 'proposed', 'lead separate assisting', 'ownSupervision'],
  refuse_bounce: ['assigning', 'bounced', 'lead separate assisting', 'ownSupervision'],
  accept: [work, 'dispatched', 'lead separate assisting', 'receiver'],
  bounce: [work, 'dispatched', 'lead separate assisting', 'receiver'],
  hand_on: [work, inHand, 'lead separate assisting', 'receiver signer'],
  record_contact: [`${work} rating consulting`, `${inHand} issued`, 'lead separate assisting', 'receiver handler'],
  ask_extension: [work, 'accepted drafted cosigning', 'lead separate', 'receiver handler'],
  answer_extension: [work, inHand, 'lead separate', 'ownSupervision'],
  give_opinion: [work, 'accepted opined', 'assisting', 'receiver handler'],
  draft_reply: [work, 'accepted drafted', 'lead separate', 'receiver handler'],
  ask_cosign: [work, 'drafted', 'lead', 'receiver handler'],
  answer_cosign: [work, 'accepted opined', 'assisting', 'receiver handler'],
  submit_check: [work, 'drafted cosigning', 'lead separate', 'receiver handler'],
  pass_check: [work, 'checking', 'lead separate', 'ownSupervision'],
  send_back_reply: [work, 'checking', 'lead separate', 'ownSupervision'],
  sign_reply: [work, 'approved', 'lead separate', 'signer'],
  refuse_sign: [work, 'approved', 'lead separate', 'signer'],
  issue_reply: [work, 'signed', 'lead separate', 'receiver handler'],
  rate_proposal: ['rating reworking consulting closed tracked', 'issued', 'lead separate', 'receiver handler'],
  score_handling: [
    'rating reworking consulting closed tracked',
    'issued',
    'lead separate',
    'first cosigner bodyCosigner mergedProposer',
  ],
  add_promise: [later, `${inHand} issued`, 'lead separate', 'receiver handler clerk'],
  report_promise: ['rating consulting closed tracked', 'issued', 'lead separate', 'receiver handler'],
  view_publicity: [later, `${inHand} issued`, 'lead separate', 'receiver handler'],
};

describe('actions on an assignment', () => {
  for (const action of Object.keys(assignmentTransitions) as Action[]) {
    it(`${action}: only the stated people, states and roles of the unit`, () => {
      const [states, unitStates, roles, who] = expectedWork[action]!;
      for (const state of proposalStates) {
        for (const unitState of assignmentStates) {
          for (const role of ['lead', 'assisting', 'separate'] as const) {
            const assignment = assignmentOf({ state: unitState, role });
            const subject = subjectOf(state, { assignments: [assignment] });
            const open =
              states.split(' ').includes(state) &&
              unitStates.split(' ').includes(unitState) &&
              roles.split(' ').includes(role);
            for (const [name, actor] of Object.entries(actors)) {
              const allowed = open && who.split(' ').includes(name);
              if (can(actor, action, subject, assignment).allowed !== allowed)
                expect([action, state, unitState, role, name]).toEqual(allowed ? 'allowed' : 'denied');
            }
          }
        }
      }
    });
  }
  it('a handler named for the matter shuts out other handlers of the unit', () => {
    const assignment = assignmentOf({ handlerId: 'somebody-else' });
    expect(
      can(actors.handler!, 'draft_reply', subjectOf('handling', { assignments: [assignment] }), assignment).allowed,
    ).toBe(false);
  });
  it('where the committee confirms, the assigner may, too', () => {
    const assignment = assignmentOf({ state: 'proposed' });
    const subject = subjectOf('assigning', { assignments: [assignment], confirmedBy: 'committee' });
    expect(can(actors.assigner!, 'confirm_assignment', subject, assignment).allowed).toBe(true);
    expect(can(actors.clerk!, 'confirm_assignment', subject, assignment).allowed).toBe(false);
  });
  it('needs the assignment', () => {
    expect(can(actors.receiver!, 'accept', subjectOf('dispatched'))).toEqual({
      allowed: false,
      reason: 'not_your_part',
    });
  });
});

describe('reading', () => {
  const readers = (state: ProposalState, over: Partial<PolicySubject> = {}) =>
    Object.entries(actors).flatMap(([name, actor]) => (canRead(actor, subjectOf(state, over)) ? [name] : []));
  it('a draft is its proposers’ alone', () => {
    expect(readers('draft')).toEqual(['first', 'cosigner', 'bodyCosigner', 'mergedProposer', 'system']);
    expect(readers('cosigning')).toContain('invited');
  });
  it('confidential ones are hidden from other members', () => {
    expect(readers('filed', { confidential: true })).not.toContain('member');
    expect(readers('filed')).toContain('member');
  });
  it('units and supervision offices see what reached them; administrators, strangers and citizens never', () => {
    for (const state of proposalStates) {
      for (const name of ['admin', 'securityAdmin', 'nobody', 'citizen']) expect(readers(state)).not.toContain(name);
    }
    expect(readers('reviewing')).not.toContain('ownSupervision');
    expect(readers('handling')).toContain('ownSupervision');
    expect(readers('handling')).not.toContain('strangeReceiver');
    expect(readers('handling', { assignments: [assignmentOf({ state: 'proposed' })] })).not.toContain('receiver');
  });
});

describe('tables', () => {
  it('abilities are exactly what the policy allows', () => {
    const assignment = assignmentOf({ state: 'dispatched' });
    const subject = subjectOf('dispatched', { assignments: [assignment] });
    expect(abilitiesOf(actors.receiver!, subject)).toEqual({
      proposal: ['record_meeting'],
      assignments: { a1: ['accept', 'bounce'] },
    });
    expect(abilitiesOf(actors.citizen!, subject)).toEqual({ proposal: [], assignments: {} });
  });
  it('every state can be reached from draft, and only ends have no way on', () => {
    const reached = new Set<ProposalState>(['draft']);
    for (let size = 0; size < reached.size; ) {
      size = reached.size;
      for (const transition of Object.values(proposalTransitions) as Array<{
        from: readonly ProposalState[];
        to: readonly ProposalState[];
      }>) {
        if (transition.from === transition.to) continue;
        if (transition.from.some((state) => reached.has(state))) for (const state of transition.to) reached.add(state);
      }
      for (const effect of Object.values(handling.effects)) for (const state of effect) reached.add(state);
    }
    expect([...reached].sort()).toEqual([...proposalStates].sort());
  });
  it('moves follow the tables', () => {
    expect(proposalLife.mayMove('file', 'reviewing', 'filed')).toBe(true);
    expect(proposalLife.mayMove('file', 'submitted', 'filed')).toBe(false);
    expect(proposalLife.mayMove('mark_key', 'filed', 'closed')).toBe(false);
    expect(proposalLife.mayMovePart('accept', 'dispatched', 'accepted')).toBe(true);
    expect(proposalLife.mayMovePart('accept', 'bounced', 'accepted')).toBe(false);
  });
});

describe('canReadFile', () => {
  it('keeps scans of paper ratings from units and from members who do not propose', () => {
    const subject = subjectOf('closed');
    const open = (who: string, purpose: string) => canReadFile(actors[who]!, purpose, subject);
    for (const who of ['clerk', 'first', 'cosigner', 'auditor']) expect(open(who, 'rating_scan')).toBe(true);
    for (const who of ['handler', 'receiver', 'member', 'supporter', 'ownSupervision', 'citizen'])
      expect(open(who, 'rating_scan')).toBe(false);
    expect(open('handler', 'attachment')).toBe(true);
  });
});
