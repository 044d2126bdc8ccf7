/** A second, made-up kind of matter for tests: letters somebody sends in, which go to units and are answered. */
import { sql } from 'kysely';
import { z } from 'zod';
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import type { Context } from '../../platform/http/context.ts';
import { conflict, forbidden, notFound } from '../../platform/http/problem.ts';
import { writeHistory } from '../../platform/matters/history.ts';
import { defineLife } from '../../platform/matters/life.ts';
import type { Assignment } from './assignment.ts';
import { assignmentOf } from './assignment.ts';
import {
  byCommittee,
  type HandlingAction,
  type HandlingRules,
  type HandlingStates,
  handlingEndpoints,
  handlingLife,
  handlingParts,
  keptByAssignment,
  type PolicyAssignment,
  partsInUnit,
  supervises,
  type UnitPart,
} from './contract.ts';
import { defineHandlingHost, type HandledMatter } from './host.ts';
import { handlingOperations } from './operations.ts';
import { answerClasses, bounceReasons } from './rules.ts';
import {
  type AssignmentJson,
  assignmentsAsJson,
  assignmentsFrom,
  moveAssignment,
  policyAssignments,
} from './store/assignments.ts';

const letterStates = ['received', 'assigning', 'handling', 'rating', 'closed'] as const;
type State = (typeof letterStates)[number];
type Part = 'sender' | 'clerk' | UnitPart;

/** Fewer states than handling has stretches: several are one. */
export const life = handlingLife<State>({
  ready: 'received',
  assigning: 'assigning',
  dispatched: 'handling',
  handling: 'handling',
  rating: 'rating',
  reworking: 'handling',
  consulting: 'closed',
  closed: 'closed',
  tracked: 'closed',
});
const letterLife = defineLife<State, PolicyAssignment['state']>({
  kind: 'letter',
  steps: life.steps,
  partSteps: life.partSteps,
  effects: life.effects,
});

const ours = { rates: ['sender'], assigns: 'clerk', office: 'clerk', closes: ['clerk'], looksBack: ['clerk'] } as const;
const allowed = handlingParts<Part>(ours);

const days = (count: number) => ({ count, unit: 'working_day' as const });
const rules: HandlingRules = {
  assignment: { confirmedBy: 'supervision', accept: days(5), bounceReasons },
  handling: {
    firstContact: days(15),
    opinion: days(20),
    reply: days(60),
    replyAtMost: days(120),
    check: days(5),
    checkRequired: true,
    contactRequired: false,
  },
  classes: answerClasses,
  rating: { form: 'three_level', span: days(15), reworkWhen: ['unsatisfied'], rework: days(20), reworks: 1 },
  lookBack: days(200),
};

interface Letter extends HandledMatter {
  row: HandledMatter['row'] & { sender: string; state: State };
  known: PolicyAssignment[];
}

/** The table of letters, as the room of its own would make it by a migration. */
export async function makeLetters(db: Db): Promise<void> {
  await sql`create table letters (id uuid primary key, assembly_id uuid not null, sender uuid not null, state text not null,
    version integer not null default 1, number integer, reply_round integer not null default 1, dispatched_at timestamptz,
    replied_at timestamptz, closed_at timestamptz, reply_class text, subject text not null)`.execute(db);
  await sql`insert into matter_kinds (kind, matters) values ('letter', 'letters')`.execute(db);
}

export async function sendLetter(db: Db, assemblyId: string, sender: string, number: number): Promise<string> {
  const id = newId();
  await sql`insert into letters (id, assembly_id, sender, state, number, subject)
    values (${id}, ${assemblyId}, ${sender}, 'received', ${number}, '关于村口路灯的来信')`.execute(db);
  return id;
}

async function load(ctx: Context, id: string): Promise<Letter> {
  const { rows } = await sql<Letter['row'] & { assignments: AssignmentJson[] | null }>`select l.*,
    ${sql.raw(assignmentsAsJson('l.id'))} as assignments from letters l
    where l.id = ${id} and l.assembly_id = ${ctx.assembly.id} for update`.execute(ctx.db);
  if (!rows[0]) throw notFound();
  const { assignments: json, ...row } = rows[0];
  const assignments = await assignmentsFrom(ctx, json);
  return {
    kind: 'letter',
    id,
    assemblyId: row.assembly_id,
    row,
    assignments,
    rules,
    known: policyAssignments(assignments),
  };
}

function partsOf(ctx: Context, letter: Letter, own: PolicyAssignment | undefined): Set<Part> {
  const found = new Set<Part>();
  if (ctx.actor.accountId === letter.row.sender) found.add('sender');
  for (const grant of ctx.actor.grants) {
    if (grant.role === 'clerk') found.add('clerk');
    if (supervises(grant, own)) found.add('supervisor');
    if (grant.role.startsWith('unit_'))
      for (const part of partsInUnit(ctx.actor, grant, letter.known, own)) found.add(part);
  }
  return found;
}

function permit(ctx: Context, letter: Letter, action: HandlingAction, assignment: Assignment | undefined): void {
  const own = letter.known.find((item) => item.id === assignment?.id);
  const held = partsOf(ctx, letter, own);
  if (held.size === 0) throw notFound();
  const may = byCommittee<Part>(action, rules.assignment, ours) ?? allowed[action];
  if (!may.some((part) => held.has(part))) throw forbidden('not_your_part');
  const state = letter.row.state;
  const kept =
    action in life.partSteps
      ? keptByAssignment(life, action as keyof typeof life.partSteps, state, own)
      : life.steps[action as keyof typeof life.steps].from.includes(state)
        ? null
        : 'wrong_state';
  if (kept) throw conflict(kept);
}

/** What the hook of the host was told, in order. */
export const turns: Array<keyof HandlingStates<string>> = [];
/** What was announced, in order. */
export const said: string[] = [];

const address = {
  prefix: '/letters',
  idParam: 'letterId',
  state: z.enum(letterStates),
  suffix: 'OfLetter',
  noun: 'letter',
} as const;

const letterHost = defineHandlingHost<Letter, State>({
  tag: 'letters',
  address,
  life,
  letterMark: '信复',
  async open(ctx, id, action, options = {}) {
    const letter = await load(ctx, id);
    const assignment = options.assignmentId === undefined ? undefined : assignmentOf(letter, options.assignmentId);
    permit(ctx, letter, action, assignment);
    if (options.expectedVersion !== undefined && options.expectedVersion !== letter.row.version)
      throw conflict('changed_meanwhile');
    return letter;
  },
  async advance(ctx, letter, { action, to = letter.row.state, patch, assignment, details, onBehalfOf, ...step }) {
    const from = letter.row.state;
    const part = assignment && { from: assignment.row.state, to: assignment.to ?? assignment.row.state };
    letterLife.check({ action, from, to, part });
    const version = letter.row.version + 1;
    const set = Object.entries({ ...patch, ...step.masked?.patch, state: to, version });
    await sql`update letters set ${sql.join(set.map(([key, value]) => sql`${sql.ref(key)} = ${value}`))}
      where id = ${letter.id}`.execute(ctx.db);
    if (assignment) await moveAssignment(ctx, assignment, letter.known);
    await writeHistory(
      ctx,
      { ...letter, ruleVersionId: null },
      {
        action,
        from: part?.from ?? from,
        to: part?.to ?? to,
        partId: assignment?.row.id ?? null,
        details: { ...details, ...step.masked?.details },
        onBehalfOf: onBehalfOf ?? null,
        public: step.public ?? false,
      },
    );
    Object.assign(letter.row, patch, { state: to, version });
    return { matterId: letter.id, state: to, version };
  },
  async announce(_ctx, _letter, event) {
    said.push(event);
  },
  raters: (letter) => [{ id: letter.row.sender, name: '来信人' }],
  speaksFor: (ctx, letter) =>
    ctx.actor.accountId === letter.row.sender ? [{ id: letter.row.sender, name: '来信人' }] : [],
  async keepFile() {},
  mask: () => ({ patch: {}, details: {} }),
  async turned(_ctx, _letter, stretch) {
    turns.push(stretch);
  },
});

export const letterOperations = handlingOperations(letterHost, handlingEndpoints(address));
