/** A small world for tests: an assembly with its people and rules, a stranger's assembly beside it, and a way to act. */

import { createSteppingClock, type SteppingClock } from '../../platform/clock/clock.ts';
import { clockBookOf } from '../../platform/clocks/definitions.ts';
import type { Db } from '../../platform/db/schema.ts';
import { announcedEvents } from '../../platform/events/testing.ts';
import type { AnswerTo, BoundTo, InputTo } from '../../platform/http/bound.ts';
import { type Actor, type AssemblyRef, type Context, system } from '../../platform/http/context.ts';
import type { Endpoint } from '../../platform/http/endpoint.ts';
import { Problem } from '../../platform/http/problem.ts';
import { type Inbox, readInbox } from '../../platform/inbox/read-inbox.ts';
import type { JobEnvironment } from '../../platform/jobs/job-queue.ts';
import { kindBookOf } from '../../platform/matters/kinds.ts';
import {
  type CollectingJobs,
  createCollectingJobs,
  createTestContext,
  silentLog,
  testNow,
} from '../../platform/testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { createTestLikeness } from '../../platform/testing/likeness.ts';
import { listAssemblies, publishRuleVersion } from '../assemblies/index.ts';
import { seedTestAssembly, type TestAssembly } from '../members/testing.ts';
import { proposalClocks } from './clocks.ts';
import { fileProposal } from './commands/review/file-proposal.ts';
import { recommend } from './commands/review/recommend.ts';
import { takeIn } from './commands/review/take-in.ts';
import { createDraft } from './commands/writing/create-draft.ts';
import { submitProposal } from './commands/writing/submit-proposal.ts';
import type { DraftContent } from './contract/writing.ts';
import type { ProposalEndpoints } from './contract.ts';
import { type ProposalEvent, proposalEventOf } from './events.ts';
import { proposalInbox } from './inbox.ts';
import { proposalKind } from './kind.ts';
import { likenedProposals } from './liken-kind.ts';
import type { InputOf } from './operations.ts';
import { type PresetName, type ProposalRules, presets } from './rules.ts';
import './tables.ts';

type Name = keyof ProposalEndpoints;
type Body<N extends Name> = InputOf<N>['body'];

export interface ProposalHarness {
  database: TestDatabase;
  world: TestAssembly;
  /** Another assembly: its people get 404 everywhere here. */
  stranger: TestAssembly;
  clock: SteppingClock;
  jobs: CollectingJobs;
  contextOf(actor: Actor, assembly?: AssemblyRef): Promise<Context>;
  /** What a job is given: the platform itself at work. */
  jobEnvironment(): Promise<JobEnvironment>;
  /** What waits for somebody. */
  inbox(who: string | Actor): Promise<Inbox>;
  /** What the steps so far announced, in order. */
  announced(): Promise<ProposalEvent[]>;
  /** Runs an operation as the server does: one transaction a command. `who` is a login of the world or an actor. */
  run<E extends Endpoint>(who: string | Actor, operation: BoundTo<E>, input: Partial<InputTo<E>>): Promise<AnswerTo<E>>;
  /** The refusal an operation answers with; fails the test when it succeeds. */
  refusal<E extends Endpoint>(who: string | Actor, operation: BoundTo<E>, input: Partial<InputTo<E>>): Promise<Problem>;
  publish(rules: Partial<ProposalRules>, preset?: PresetName): Promise<string>;
  /** A draft of member1 unless told otherwise. @returns id */
  draft(content?: Partial<DraftContent>, who?: string): Promise<string>;
  submitted(content?: Partial<DraftContent>, who?: string): Promise<string>;
  /** Filed through all rounds. */
  filed(content?: Partial<DraftContent>, who?: string): Promise<string>;
  close(): Promise<void>;
}

/** A complete proposal of everyday matter. */
export function sampleContent(over: Partial<DraftContent> = {}): DraftContent {
  return {
    kind: 'single',
    bodyIds: [],
    subject: '关于改善老旧小区适老化无障碍设施的建议',
    situation: '我市老旧小区多建于上世纪，楼道没有扶手，坡道缺失，老年人上下楼十分不便。'.repeat(2),
    analysis: '一是资金来源单一，二是各部门职责交叉，三是居民意见难以统一，改造进度因此缓慢。'.repeat(2),
    suggestions: '一、把扶手和坡道列入年度改造计划；二、明确牵头部门；三、建立居民议事机制并公开进度。'.repeat(2),
    category: 'construction',
    suggestedUnitIds: [],
    contactName: '',
    contactPhone: '',
    evidence: [
      {
        kind: 'visit',
        title: '走访三个小区',
        detail: '与四十户居民座谈',
        happenedOn: '2025-11-03',
        link: '',
        fileId: null,
      },
    ],
    attachmentIds: [],
    publicityWish: 'public',
    publicityWishReason: '',
    confidential: false,
    similarChecked: [],
    ...over,
  };
}

export async function openProposalHarness(preset: PresetName = 'county'): Promise<ProposalHarness> {
  const database = await openTestDatabase();
  const world = await seedTestAssembly(database.db);
  const stranger = await seedTestAssembly(database.db, { code: 'stranger' });
  const clock = createSteppingClock(testNow);
  const jobs = createCollectingJobs();
  const kinds = kindBookOf([{ kinds: [proposalKind] }]);
  const likeness = createTestLikeness(database.db, [likenedProposals]);
  const contextOf = (actor: Actor, assembly: AssemblyRef = world.assembly) =>
    createTestContext({ db: database.db, actor, assembly, clock, jobs, kinds, likeness });
  const actorOf = (who: string | Actor) => (typeof who === 'string' ? world.actorOf(who) : who);

  async function publishIn(assembly: TestAssembly, content: ProposalRules): Promise<string> {
    const ctx = await contextOf(assembly.actorOf('admin'), assembly.assembly);
    const appliesFrom = new Date(clock.now().getTime() - 60_000);
    return (await publishRuleVersion(ctx, { subject: 'proposals', name: '测试规则', appliesFrom, content })).id;
  }

  async function run<E extends Endpoint>(
    who: string | Actor,
    operation: BoundTo<E>,
    input: Partial<InputTo<E>>,
  ): Promise<AnswerTo<E>> {
    const ctx = await contextOf(actorOf(who));
    const full = { params: undefined, query: undefined, body: {}, ...input } as InputTo<E>;
    if (operation.kind === 'query' || operation.ownTransaction) return (await operation.handle(ctx, full)) as never;
    return (await database.db.transaction().execute((trx) => operation.handle({ ...ctx, db: trx }, full))) as never;
  }

  let roundsNow = presets[preset].review.rounds;
  await publishIn(world, presets[preset]);
  await publishIn(stranger, presets[preset]);

  const harness: ProposalHarness = {
    database,
    world,
    stranger,
    clock,
    jobs,
    contextOf,
    inbox: async (who) => readInbox(await contextOf(actorOf(who)), [proposalInbox]),
    async jobEnvironment() {
      const base = await contextOf(system);
      const services = {
        contextFor: (db: Db, assembly: AssemblyRef): Context => ({ ...base, db, assembly }),
        now: () => clock.now(),
        files: base.files,
        namedFiles: async () => new Set<string>(),
        namedAddresses: async () => new Set<string>(),
        assemblies: listAssemblies,
        clocks: clockBookOf([{ clocks: [proposalClocks] }]),
      };
      return { db: database.db, log: silentLog, services };
    },
    announced: async () => (await announcedEvents(database.db)).map(proposalEventOf),
    run,
    async refusal(who, operation, input) {
      try {
        await run(who, operation, input);
      } catch (error) {
        if (error instanceof Problem) return error;
        throw error;
      }
      throw new Error(`${operation.operationId} was expected to refuse`);
    },
    publish(rules, base = preset) {
      const content = { ...presets[base], ...rules };
      roundsNow = content.review.rounds;
      return publishIn(world, content);
    },
    async draft(content = {}, who = 'member1') {
      const body = sampleContent(content) as Body<'createDraft'>;
      return (await run(who, createDraft, { body })).proposalId;
    },
    async submitted(content = {}, who = 'member1') {
      const proposalId = await harness.draft(content, who);
      await run(who, submitProposal, { params: { proposalId }, body: {} as Body<'submitProposal'> });
      return proposalId;
    },
    async filed(content = {}, who = 'member1') {
      const proposalId = await harness.submitted(content, who);
      const params = { proposalId };
      await run('clerk', takeIn, { params, body: {} as Body<'takeIn'> });
      const rounds = roundsNow;
      for (let round = 1; round < rounds; round += 1) {
        await run(`reviewer${round}`, recommend, { params, body: { outcome: 'file', note: '' } });
      }
      await run(`reviewer${rounds}`, fileProposal, { params, body: { note: '' } });
      return proposalId;
    },
    close: () => database.close(),
  };
  return harness;
}
