/** Proposals of the demo province in every state of their life, made by the same commands people use. */

import { system } from '../../platform/http/context.ts';
import { publishRuleVersion } from '../assemblies/index.ts';
import type { Satisfaction } from '../handling/contract.ts';
import {
  createDemoActor,
  type DemoActor,
  type DemoDirectory,
  type DemoMember,
  type DemoServices,
} from '../members/index.ts';
import type { DraftContent } from './contract/writing.ts';

import { type LifePlan, live, type Stage } from './demo/life.ts';
import { type DemoTopic, demoTopics } from './demo/topics.ts';
import { type PresetName, presets } from './rules.ts';

const underWay: readonly Stage[] = ['dispatched', 'accepted', 'drafted', 'rating'];

interface AssemblyPlan {
  preset: PresetName;
  name: string;
  place: string;
  /** Who oversees its key proposals. */
  leader?: string;
  /** How many proposals reach each stage. */
  stages: Partial<Record<Stage, number>>;
}

const plans: Readonly<Record<string, AssemblyPlan>> = {
  xiangnan: {
    preset: 'province',
    name: '湘南省提案办理规则',
    place: '全省',
    leader: '分管副主席',
    stages: {
      closed: 18,
      rating: 3,
      checking: 2,
      drafted: 1,
      accepted: 4,
      bounced: 1,
      dispatched: 2,
      assigning: 2,
      filed: 2,
      converted: 2,
      declined: 1,
      returned: 1,
      reviewing: 3,
      submitted: 2,
      cosigning: 1,
      draft: 1,
    },
  },
  linjiang: {
    preset: 'national',
    name: '临江市提案办理规则',
    place: '临江市',
    stages: { closed: 7, rating: 1, checking: 1, accepted: 2, dispatched: 1, filed: 1, reviewing: 1, submitted: 1 },
  },
  qinghe: {
    preset: 'county',
    name: '青禾县提案办理规则',
    place: '青禾县',
    stages: { closed: 4, rating: 1, accepted: 1, dispatched: 1, reviewing: 1, submitted: 1 },
  },
};

const DAY = 86_400_000;
const ratings: readonly Satisfaction[] = [
  'satisfied',
  'satisfied',
  'basically',
  'satisfied',
  'satisfied',
  'unsatisfied',
  'satisfied',
  'basically',
];

function contentOf(topic: DemoTopic, place: string): DraftContent {
  const fill = (text: string) => text.replaceAll('{地}', place);
  const numerals = ['一', '二', '三', '四', '五'];
  return {
    kind: 'single',
    bodyIds: [],
    subject: fill(topic.subject),
    situation: fill(topic.situation),
    analysis: fill(topic.analysis),
    suggestions: topic.suggestions.map((item, index) => `${numerals[index]}、${fill(item)}。`).join('\n'),
    category: topic.category,
    suggestedUnitIds: [],
    contactName: '',
    contactPhone: '',
    evidence: [{ kind: 'visit', title: topic.evidence, detail: '', happenedOn: null, link: '', fileId: null }],
    attachmentIds: [],
    publicityWish: 'public',
    publicityWishReason: '',
    confidential: false,
    similarChecked: [],
  };
}

/** Units of the topic that the assembly has; where it has none, its first handling unit. */
function unitsOf(directory: DemoDirectory, code: string, topic: DemoTopic): LifePlan['units'] {
  const units = directory.assemblies.get(code)!.units.filter((unit) => unit.kind === 'handling');
  const found = topic.units.flatMap((key) => units.find((unit) => unit.key === key) ?? []);
  return (found.length > 0 ? found : units.slice(0, 1)).slice(0, 3).map(({ id, key, side }) => ({ id, key, side }));
}

/** The same day in Beijing at an hour people work, differing from proposal to proposal. */
function atDesk(day: Date, index: number): Date {
  const minutes = 9 * 60 + ((index * 83) % 420);
  const midnight = Math.floor((day.getTime() + 8 * 3_600_000) / DAY) * DAY - 8 * 3_600_000;
  return new Date(midnight + minutes * 60_000);
}

/** The later the stage, the longer ago it began; the first ones are of the plenary. */
function beginOf(now: Date, stage: Stage, index: number, from: Date): Date {
  const ago: Partial<Record<Stage, number>> = {
    draft: 1,
    cosigning: 2,
    submitted: 2,
    reviewing: 6,
    returned: 8,
    declined: 30,
    converted: 30,
    filed: 12,
    assigning: 12,
    dispatched: 13,
    bounced: 13,
    accepted: 22,
    drafted: 45,
    checking: 40,
    rating: 42,
  };
  if (stage !== 'closed') return atDesk(new Date(now.getTime() - ((ago[stage] ?? 60) + (index % 3)) * DAY), index);
  const begun = new Date(
    Math.min(from.getTime() + (1 + (index % 12)) * DAY + (index > 11 ? index * 6 * DAY : 0), now.getTime() - 70 * DAY),
  );
  return atDesk(begun, index);
}

async function seedAssembly(
  services: DemoServices,
  directory: DemoDirectory,
  code: string,
  plan: AssemblyPlan,
): Promise<number> {
  const seeded = directory.assemblies.get(code)!;
  const now = services.clock.now();
  await publishRuleVersion(
    { db: services.db, actor: system, assembly: seeded.ref, clock: services.clock },
    { subject: 'proposals', name: plan.name, appliesFrom: seeded.termStart, content: presets[plan.preset] },
  );
  const demo: DemoActor = createDemoActor(services, directory, code);
  const members = directory.members.get(code)!;
  const login = (member: DemoMember) => member.login.replace(/@.*$/, '');
  const session = seeded.sessions.filter((item) => item.proposalsFrom <= now).at(-1) ?? seeded.sessions[0]!;
  let index = 0;
  for (const [stage, count] of Object.entries(plan.stages) as Array<[Stage, number]>) {
    for (let nth = 0; nth < count; nth += 1, index += 1) {
      const topic = demoTopics[index % demoTopics.length]!;
      // The first members are the demo's own logins: give them something of every kind.
      const proposer = members[index % 4 === 0 ? 0 : index % members.length]!;
      const others = members.filter((member) => member.id !== proposer.id);
      const cosigning = stage === 'cosigning' || index % 3 === 1;
      await live(demo, {
        topic,
        content: contentOf(topic, plan.place),
        proposer: login(proposer),
        cosigners: cosigning
          ? [others[1]!, others[(index + 5) % others.length]!]
              .filter((item, at, all) => all.indexOf(item) === at)
              .map((item) => ({ login: login(item), memberId: item.id }))
          : [],
        stage,
        begins: beginOf(now, stage, nth, session.proposalsFrom),
        units: unitsOf(directory, code, topic),
        rating: ratings[index % ratings.length]!,
        // One in each stage of handling is a leader's own.
        ...(nth === 0 && underWay.includes(stage) && plan.leader ? { overseenBy: plan.leader } : {}),
        publicity: index % 9 === 8 ? 'title_only' : stage === 'filed' && nth === 0 ? 'later' : 'public',
        rules: presets[plan.preset],
        pace: stage === 'closed' ? (index * 7) % 24 : index % 3,
      });
    }
  }
  return index;
}

/** @returns how many proposals were made */
export async function seedDemoProposals(services: DemoServices, directory: DemoDirectory): Promise<number> {
  let count = 0;
  for (const [code, plan] of Object.entries(plans)) count += await seedAssembly(services, directory, code, plan);
  return count;
}
