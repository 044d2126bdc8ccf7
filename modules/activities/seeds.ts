/** Activities of the demo province, made by the same commands people use; answers and other rows in bulk. */
import { sql } from 'kysely';
import { addDays, dayOf } from '../../platform/calendar/days.ts';
import { system } from '../../platform/http/context.ts';
import { publishRuleVersion } from '../assemblies/index.ts';
import { createDemoActor, type DemoActor, type DemoDirectory, type DemoServices } from '../members/index.ts';
import { answerActivity } from './commands/answering.ts';
import { inviteToActivity } from './commands/inviting.ts';
import { announceActivity, beginActivity, createActivity, endActivity } from './commands/planning.ts';
import { settleAttendance } from './commands/settling.ts';
import { type Story, stories } from './demo/stories.ts';
import { presets } from './rules.ts';

const DAY = 86_400_000;
const hours = { morning: ['09:00', '11:30'], afternoon: ['14:30', '17:30'] } as const;
const rules = { xiangnan: presets.province, linjiang: presets.national, qinghe: presets.county } as const;

/** Two thirds of those invited have answered, one in eight of them not coming; the first seats are left to the demo's visitors. */
const answerInBulk = (demo: DemoActor, services: DemoServices, activityId: string, all: boolean) =>
  sql`update activity_invitations i set answer = case when x.nth % 8 = 5 and not ${all}::boolean then 'declined' else 'coming' end,
      answered_at = ${demo.clock.now()}::timestamptz
    from (select id, row_number() over (order by sort_weight, id) as nth from activity_invitations
      where activity_id = ${activityId}) x
    where x.id = i.id and (${all}::boolean or (x.nth > 3 and x.nth % 3 <> 0))`.execute(services.db);

/** Most were there all the time; some missed a half-day, a few most of them. */
const signInInBulk = (services: DemoServices, activityId: string) =>
  sql`insert into activity_sign_ins (half_day_id, invitation_id, activity_id, way, at, received_at, offline, entered_by_name)
    select h.id, i.id, i.activity_id, case when i.member_id is null then 'desk' else 'code' end,
      h.starts_at - interval '12 minutes', h.starts_at - interval '12 minutes', false,
      case when i.member_id is null then '签到台' end
    from (select *, row_number() over (order by sort_weight, id) as nth from activity_invitations
        where activity_id = ${activityId}) i
      join (select *, row_number() over (order by starts_at) as half from activity_half_days
        where activity_id = ${activityId}) h on true
    where not (i.nth % 11 = 7 and h.half > 2) and not (i.nth % 9 = 4 and h.half = 3)`.execute(services.db);

async function live(
  services: DemoServices,
  demo: DemoActor,
  story: Story,
  bodyIds: string[],
  now: Date,
): Promise<void> {
  const first = addDays(dayOf(now), story.inDays);
  const halfDays = story.halves.map(({ day, half, items }) => {
    const [from, until] = hours[half];
    const on = addDays(first, day);
    return {
      startsAt: `${on}T${items[0]?.[0] ?? from}:00+08:00`,
      endsAt: `${on}T${until}:00+08:00`,
      place: '',
      items: items.map(([at, title, who]) => ({ at, title, who: who ?? '' })),
    };
  });
  const begins = new Date(halfDays[0]!.startsAt);
  demo.clock.set(new Date(Math.min(begins.getTime() - 14 * DAY, now.getTime() - 2 * DAY)));
  const { activityId } = await demo.act('clerk', createActivity, {
    body: {
      type: story.type,
      title: story.title,
      description: story.description,
      place: story.place,
      contact: '机关会务组 0700-5550100',
      bodyId: null,
      mode: story.mode,
      quota: story.quota ?? null,
      answerUntil: new Date(begins.getTime() - 3 * DAY).toISOString(),
      isPublic: story.isPublic,
      point: null,
      halfDays,
    },
  });
  const params = { activityId };
  const whole = story.type !== 'inspection';
  const guests = [...(story.guests ?? [])];
  await demo.act('clerk', inviteToActivity, {
    params,
    body: { whole, bodyIds: whole ? [] : bodyIds, memberIds: [], guests },
  });
  await demo.act('clerk', announceActivity, { params, body: { expectedVersion: undefined } });
  demo.clock.advance(3_600_000);
  if (story.mode === 'must_attend') await answerInBulk(demo, services, activityId, story.stage === 'ended');
  else await demo.act('convenor', answerActivity, { params, body: { answer: 'coming', note: '' } });
  if (story.stage !== 'ended') return;
  demo.clock.set(begins);
  await demo.act('clerk', beginActivity, { params, body: { expectedVersion: undefined } });
  demo.clock.set(new Date(halfDays.at(-1)!.endsAt));
  await demo.act('clerk', endActivity, { params, body: { expectedVersion: undefined } });
  await signInInBulk(services, activityId);
  demo.clock.advance(2 * 3_600_000);
  await demo.act('clerk', settleAttendance, { params, body: { reason: '', decided: [], expectedVersion: undefined } });
}

/** @returns how many activities were made */
export async function seedDemoActivities(services: DemoServices, directory: DemoDirectory): Promise<number> {
  const now = services.clock.now();
  let count = 0;
  for (const [code, content] of Object.entries(rules)) {
    const { ref: assembly, termStart, bodies } = directory.assemblies.get(code)!;
    const publishing = { db: services.db, actor: system, assembly, clock: services.clock };
    const rule = { subject: 'activities', name: '会议活动规则', appliesFrom: termStart, content };
    await publishRuleVersion(publishing, rule);
    const demo = createDemoActor(services, directory, code);
    const committees = bodies.filter((body) => body.kind === 'committee').slice(0, 2);
    for (const story of stories[code] ?? []) {
      const bodyIds = committees.map((body) => body.id);
      await live(services, demo, story, bodyIds, now);
      count += 1;
    }
  }
  return count;
}
