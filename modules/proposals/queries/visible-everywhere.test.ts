/** `visible` against `canRead` over generated proposals: every state × relation × confidentiality × office. */

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../platform/db/ids.ts';
import type { Actor } from '../../../platform/http/context.ts';
import { type AssignmentState, assignmentStates } from '../../handling/contract.ts';
import { deleteDraft } from '../commands/writing/delete-draft.ts';
import { canRead, type PolicyProposer, type PolicySubject } from '../policy.ts';
import { openProposalHarness, type ProposalHarness } from '../testing.ts';
import { type ProposalState, proposalStates } from '../workflow.ts';
import { countProposals } from './lines.ts';
import { visible } from './visible.ts';

type Holder = { member: number } | { body: 'party' | 'committee' };
type Signature = [role: PolicyProposer['role'], status: PolicyProposer['status'], holder: Holder];

interface Relation {
  name: string;
  proposers: Signature[];
  /** Units by their place and the state of their assignment. */
  units?: Array<[number, AssignmentState]>;
  /** Proposers of a proposal merged into this one. */
  merged?: Signature[];
  entered?: boolean;
}

const one: Holder = { member: 0 };
const two: Holder = { member: 1 };
const first: Signature = ['first', 'confirmed', two];

const relations: Relation[] = [
  { name: 'first', proposers: [['first', 'confirmed', one]] },
  { name: 'body first', proposers: [['first', 'confirmed', { body: 'party' }]] },
  ...(['invited', 'confirmed', 'refused', 'lapsed'] as const).flatMap((status): Relation[] => [
    { name: `cosigner ${status}`, proposers: [first, ['cosigner', status, one]] },
    { name: `body cosigner ${status}`, proposers: [first, ['cosigner', status, { body: 'committee' }]] },
  ]),
  { name: 'supporter', proposers: [first, ['supporter', 'confirmed', one]] },
  { name: 'entered by staff', proposers: [first], entered: true },
  { name: 'merged first', proposers: [first], merged: [['first', 'confirmed', one]] },
  {
    name: 'merged others',
    proposers: [first],
    merged: [
      ['first', 'confirmed', { body: 'party' }],
      ['cosigner', 'confirmed', { body: 'committee' }],
      ['cosigner', 'lapsed', one],
    ],
  },
  { name: 'merged supporter', proposers: [first], merged: [first, ['supporter', 'confirmed', one]] },
  ...assignmentStates.map((state): Relation => ({ name: `unit ${state}`, proposers: [first], units: [[0, state]] })),
  {
    name: 'unit replaced by another',
    proposers: [first],
    units: [
      [0, 'replaced'],
      [2, 'accepted'],
    ],
  },
];

interface Made {
  id: string;
  name: string;
  subject: PolicySubject;
}

let h: ProposalHarness;
const made: Made[] = [];

beforeAll(async () => {
  h = await openProposalHarness('county');
  const template = await h.draft();
  const { db } = h.database;
  const row = await db.selectFrom('proposals').selectAll().where('id', '=', template).executeTakeFirstOrThrow();
  await h.run('member1', deleteDraft, { params: { proposalId: template } });
  const proposals: object[] = [];
  const proposers: object[] = [];
  const assignments: object[] = [];
  const now = h.clock.now();
  const bodies = { party: h.world.party.id, committee: h.world.committee.id };
  let number = 1000;

  function add(name: string, relation: Relation, state: ProposalState, confidential: boolean, into?: string): Made {
    const id = newId();
    number += 1;
    proposals.push({
      ...row,
      id,
      state,
      confidential,
      number,
      review_round: state === 'reviewing' ? 1 : 0,
      filed_at: now,
      merged_into: into ?? null,
      entered_by: relation.entered ? h.world.accounts.clerk : null,
      suggested_units: '[]',
      redactions: '[]',
      similar_checked: '[]',
    });
    const signed = relation.proposers.map(([role, status, holder], index): PolicyProposer => {
      const memberId = 'member' in holder ? h.world.members[holder.member]!.id : null;
      const bodyId = 'body' in holder ? bodies[holder.body] : null;
      const proposer = { id: newId(), role, status, memberId, bodyId };
      proposers.push({
        id: proposer.id,
        proposal_id: id,
        role,
        member_id: memberId,
        body_id: bodyId,
        name: '某人',
        status,
        invited_at: now,
        sort_order: index,
      });
      return proposer;
    });
    const units = (relation.units ?? []).map(([place, unitState]) => {
      const unit = h.world.units[place]!;
      const assignment = {
        id: newId(),
        unitId: unit.id,
        unitSide: unit.side as 'party' | 'government',
        role: 'lead' as const,
        state: unitState,
        handlerId: null,
      };
      assignments.push({
        id: assignment.id,
        assembly_id: h.world.assembly.id,
        kind: 'proposal',
        matter_id: id,
        unit_id: unit.id,
        role: 'lead',
        state: unitState,
        proposed_at: now,
        bounce_reason: '',
        unit_publicity_reason: '',
        note: '',
      });
      return assignment;
    });
    const result: Made = {
      id,
      name,
      subject: {
        state,
        reviewRound: state === 'reviewing' ? 1 : 0,
        reviewRounds: 1,
        filed: false,
        createdBy: null,
        enteredBy: relation.entered ? h.world.accounts.clerk! : null,
        confidential,
        confirmedBy: 'committee',
        proposers: signed,
        mergedProposers: [],
        assignments: units,
      },
    };
    made.push(result);
    return result;
  }

  for (const state of proposalStates) {
    for (const confidential of [false, true]) {
      for (const relation of relations) {
        const name = `${state}, ${relation.name}${confidential ? ', confidential' : ''}`;
        const whole = add(name, relation, state, confidential);
        if (!relation.merged) continue;
        const part = { name: 'merged away', proposers: relation.merged };
        const away = add(`${name}: the merged one`, part, 'merged', confidential, whole.id);
        whole.subject.mergedProposers = away.subject.proposers;
      }
    }
  }
  const chunks = <T>(rows: T[]) => Array.from({ length: Math.ceil(rows.length / 200) }, (_, at) => at * 200);
  for (const at of chunks(proposals))
    await db
      .insertInto('proposals')
      .values(proposals.slice(at, at + 200) as never)
      .execute();
  for (const at of chunks(proposers))
    await db
      .insertInto('proposal_proposers')
      .values(proposers.slice(at, at + 200) as never)
      .execute();
  for (const at of chunks(assignments))
    await db
      .insertInto('assignments')
      .values(assignments.slice(at, at + 200) as never)
      .execute();
});
afterAll(() => h?.close());

/** Everybody there is, people of two offices, and somebody whose only office is that of a stranger. */
function people(): Array<[string, Actor]> {
  const single = Object.keys(h.world.accounts).map((login): [string, Actor] => [login, h.world.actorOf(login)]);
  const both = (a: string, b: string): [string, Actor] => [
    `${a} who is ${b}`,
    { ...h.world.actorOf(a), grants: [...h.world.actorOf(a).grants, ...h.world.actorOf(b).grants] },
  ];
  const stranger = h.stranger.actorOf('member1');
  return [
    ...single,
    both('member1', 'receiver1'),
    both('member4', 'clerk'),
    both('former', 'party-contact'),
    both('admin', 'government-office'),
    both('security', 'handler3'),
    ['a member of elsewhere', stranger],
    ['nobody', { ...stranger, grants: [] }],
  ];
}

describe('visible', () => {
  it('lists exactly what canRead opens, for everybody', async () => {
    expect(made.length).toBeGreaterThan(1000);
    const differences: string[] = [];
    let open = 0;
    for (const [who, actor] of people()) {
      const ctx = await h.contextOf(actor);
      const { rows } = await sql<{ id: string }>`select p.id from proposals p where ${visible(ctx)}`.execute(
        h.database.db,
      );
      const listed = new Set(rows.map((row) => row.id));
      const readable = made.filter((item) => canRead(actor, item.subject));
      open += readable.length;
      for (const item of readable) if (!listed.has(item.id)) differences.push(`${who} reads only: ${item.name}`);
      const known = new Set(readable.map((item) => item.id));
      for (const item of made)
        if (listed.has(item.id) && !known.has(item.id)) differences.push(`${who} lists only: ${item.name}`);
    }
    expect(differences).toEqual([]);
    expect(open).toBeGreaterThan(made.length);
  });
  it('counts them so in the work list', async () => {
    for (const who of ['member1', 'clerk', 'receiver1', 'party-office', 'admin']) {
      const ctx = await h.contextOf(h.world.actorOf(who));
      const readable = made.filter((item) => canRead(ctx.actor, item.subject)).length;
      expect([who, await countProposals(ctx, [visible(ctx)])]).toEqual([who, readable]);
    }
  });
});
