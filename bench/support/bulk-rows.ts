/** Rows of whole proposal lives for bulk loading: proposers, evidence, units, replies, ratings and history that agree. */
import { createRandom } from '../../algorithms/random/prng.ts';
import type { PlenarySession } from '../../modules/assemblies/index.ts';
import type { DemoMember } from '../../modules/members/index.ts';
import type { ProposalState } from '../../modules/proposals/workflow.ts';
import { newId } from '../../platform/db/ids.ts';
import type { ProposalTexts } from './texts.ts';

type Row = Record<string, unknown>;

/** By table, in the order of their references. */
export const loadedTables = [
  'proposals',
  'proposal_proposers',
  'proposal_evidence',
  'assignments',
  'replies',
  'ratings',
  'history',
] as const;
export type LoadedRows = Record<(typeof loadedTables)[number], Row[]>;

export interface World {
  assemblyId: string;
  ruleVersionId: string;
  /** Only those already begun. */
  sessions: readonly PlenarySession[];
  members: readonly DemoMember[];
  units: ReadonlyArray<{ id: string; name: string }>;
  categories: readonly string[];
}

const DAY = 86_400_000;

/** One hundred proposals stand like this. */
const stateShares: ReadonlyArray<readonly [ProposalState, number]> = [
  ['closed', 50],
  ['tracked', 10],
  ['archived', 10],
  ['rating', 10],
  ['handling', 12],
  ['dispatched', 4],
  ['filed', 4],
];
const stateWheel = stateShares.flatMap(([state, share]) => Array.from({ length: share }, () => state));
const classWheel = [...'AAAAAABBBC'];
const ratingWheel = ['satisfied', 'satisfied', 'satisfied', 'satisfied', 'basically', 'unsatisfied'];

export const emptyRows = (): LoadedRows => ({
  proposals: [],
  proposal_proposers: [],
  proposal_evidence: [],
  assignments: [],
  replies: [],
  ratings: [],
  history: [],
});

/** Adds the n-th proposal with everything that hangs on it. */
export function addProposal(rows: LoadedRows, world: World, n: number, texts: ProposalTexts): void {
  const random = createRandom(n * 7 + 3);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const session = world.sessions[n % world.sessions.length]!;
  const state = pick(stateWheel);
  const filedAt = new Date(session.proposalsFrom.getTime() + Math.floor(random() * 40 * DAY));
  const after = (days: number) => new Date(filedAt.getTime() + days * DAY);
  const replied = ['closed', 'tracked', 'archived', 'rating'].includes(state);
  const closed = replied && state !== 'rating';
  const replyClass = replied ? pick(classWheel) : null;
  const decision = random() < 0.92 ? 'public' : random() < 0.5 ? 'title_only' : 'internal';
  const id = newId(filedAt.getTime());
  const number = Math.floor(n / world.sessions.length) + 1;
  const { assemblyId, ruleVersionId } = world;
  const count = 1 + Math.floor(random() ** 2 * 4);
  const first = Math.floor(random() * world.members.length);
  const proposers = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    member: world.members[(first + index * 7) % world.members.length]!,
  }));
  rows.proposals.push({
    id,
    assembly_id: assemblyId,
    term_id: session.termId,
    session_id: session.id,
    rule_version_id: ruleVersionId,
    kind: count > 1 ? 'joint' : 'single',
    season: random() < 0.8 ? 'plenary' : 'intersession',
    state,
    version: 10,
    number,
    ...texts,
    reply: undefined,
    category: pick(world.categories),
    created_by: proposers[0]!.member.accountId,
    created_at: after(-8),
    updated_at: after(closed ? 130 : 20),
    submitted_at: after(-6),
    filed_at: filedAt,
    dispatched_at: state === 'filed' ? null : after(5),
    replied_at: replied ? after(60 + Math.floor(random() * 50)) : null,
    closed_at: closed ? after(125) : null,
    is_key: random() < 0.02,
    is_excellent: closed && random() < 0.03,
    publicity_decision: decision,
    public_from: decision === 'internal' ? null : after(15),
    reply_class: replyClass,
  });
  for (const [index, proposer] of proposers.entries()) {
    rows.proposal_proposers.push({
      id: proposer.id,
      proposal_id: id,
      role: index === 0 ? 'first' : 'cosigner',
      member_id: proposer.member.id,
      name: proposer.member.name,
      status: 'confirmed',
      invited_at: after(-8),
      answered_at: after(-7),
      sort_order: index,
    });
  }
  rows.proposal_evidence.push({
    id: newId(),
    proposal_id: id,
    kind: pick(['study', 'visit', 'data', 'talk']),
    title: '走访有关单位并与群众座谈',
    sort_order: 0,
  });
  const history = (action: string, from: string, to: string, days: number, more: Row = {}) =>
    rows.history.push({
      assembly_id: assemblyId,
      kind: 'proposal',
      matter_id: id,
      action,
      from_state: from,
      to_state: to,
      actor_name: '系统',
      at: after(days),
      rule_version_id: ruleVersionId,
      public: true,
      details: {},
      ...more,
    });
  history('submit', 'draft', 'submitted', -6);
  history('file', 'reviewing', 'filed', 0, { details: { number } });
  if (state === 'filed') return;
  addHandling({ rows, world, id, random, after, texts, replyClass, closed, accepted: state !== 'dispatched' }, history);
  if (!closed) return;
  const reply = rows.replies.at(-1)!;
  for (const proposer of proposers) {
    const overall = pick(ratingWheel);
    rows.ratings.push({
      id: newId(),
      assembly_id: assemblyId,
      kind: 'proposal',
      matter_id: id,
      reply_id: reply.id,
      proposer_id: proposer.id,
      round: 1,
      form: 'three_level',
      overall,
      at: after(120),
    });
    history('rate', 'rating', state, 120, { details: { overall } });
  }
}

interface Handling {
  rows: LoadedRows;
  world: World;
  id: string;
  random: () => number;
  after(days: number): Date;
  texts: ProposalTexts;
  replyClass: string | null;
  closed: boolean;
  accepted: boolean;
}

function addHandling(
  life: Handling,
  history: (action: string, from: string, to: string, days: number, more?: Row) => void,
): void {
  const { rows, world, random, after, replyClass } = life;
  const start = Math.floor(random() * world.units.length);
  const many = 1 + Math.floor(random() * 3);
  for (let index = 0; index < many; index += 1) {
    const unit = world.units[(start + index * 5) % world.units.length]!;
    const assignmentId = newId();
    const lead = index === 0;
    const more = { part_id: assignmentId };
    rows.assignments.push({
      id: assignmentId,
      assembly_id: world.assemblyId,
      kind: 'proposal',
      matter_id: life.id,
      unit_id: unit.id,
      role: lead ? 'lead' : 'assisting',
      state: !life.accepted ? 'dispatched' : lead && replyClass ? 'issued' : 'accepted',
      proposed_at: after(3),
      dispatched_at: after(5),
      accepted_at: life.accepted ? after(8) : null,
      issued_at: lead && replyClass ? after(100) : null,
    });
    history('confirm_assignment', 'proposed', 'dispatched', 5, more);
    if (life.accepted) history('accept_assignment', 'dispatched', 'accepted', 8, more);
    if (!lead || !replyClass) continue;
    rows.replies.push({
      id: newId(),
      assembly_id: world.assemblyId,
      kind: 'proposal',
      matter_id: life.id,
      assignment_id: assignmentId,
      unit_name: unit.name,
      round: 1,
      class: replyClass,
      letter_number: `提复〔2026〕${life.id.slice(-6)}号`,
      body: life.texts.reply,
      issued_at: after(100),
      created_at: after(90),
      updated_at: after(100),
    });
    history('issue_reply', 'signed', 'issued', 100, { ...more, details: { unit: unit.name, class: replyClass } });
  }
}
