/** Two assemblies with activities behind the real server, for tests. */
import { sql } from 'kysely';
import { handlersOf } from '../../platform/events/reaction.ts';
import { workEvents } from '../../platform/events/work-events.ts';
import { type Context, system } from '../../platform/http/context.ts';
import type { Module } from '../../platform/http/module.ts';
import { createTestContext, silentLog } from '../../platform/testing/context.ts';
import { listAssemblies, publishRuleVersion } from '../assemblies/index.ts';
import { type Call, openTestHouse, type TestHouse } from '../members/testing-house.ts';
import { activitiesModule } from './module.ts';
import { type ActivityRules, presets } from './rules.ts';

export interface ActivityHouse extends TestHouse {
  /** The answer of a call that must succeed. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked by their schemas in the server
  ok(call: Call): Promise<any>;
  /** Status and code of a call that must be refused. */
  refused(call: Call): Promise<[status: number, code: string]>;
  /** A step of somebody on an activity. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  step(as: string, activityId: string, path: string, body?: object): Promise<any>;
  /** Plans one that begins in so many days, of one morning and one afternoon, with members 1 to 4 invited. */
  plan(over?: object, as?: string): Promise<string>;
  /** Everything others do about what happened so far. */
  react(): Promise<void>;
  contextAs(who: string): Promise<Context>;
  publish(rules: Partial<ActivityRules>): Promise<void>;
}

const DAY = 86_400_000;

/** The morning and the afternoon of a day, so many days from now. */
export function halfDaysIn(now: Date, days: number) {
  const day = new Date(now.getTime() + days * DAY + 8 * 3_600_000).toISOString().slice(0, 10);
  return [
    { startsAt: `${day}T09:00:00+08:00`, endsAt: `${day}T11:30:00+08:00`, items: [{ at: '09:00', title: '开幕' }] },
    { startsAt: `${day}T14:30:00+08:00`, endsAt: `${day}T17:30:00+08:00` },
  ];
}

/** @param more modules beside this one */
export async function openActivityHouse(more: readonly Module[] = []): Promise<ActivityHouse> {
  const modules = [activitiesModule, ...more];
  const house = await openTestHouse({ modules, secret: Buffer.alloc(32, 7) });
  const { database, here, elsewhere, clock, call } = house;
  const contextAs = (who: string, at = here) =>
    createTestContext({ db: database.db, actor: at.actorOf(who), assembly: at.assembly, clock });
  async function publish(rules: Partial<ActivityRules>): Promise<void> {
    for (const at of [here, elsewhere]) {
      clock.advance(1000);
      const content = { ...presets.county, ...rules };
      const rule = { subject: 'activities', name: '测试', appliesFrom: clock.now(), content };
      await publishRuleVersion(await contextAs('admin', at), rule);
    }
  }
  await publish({});
  const ok: ActivityHouse['ok'] = async (asked) => {
    const answer = await call(asked);
    if (answer.statusCode !== 200) throw new Error(`${asked.path}: ${answer.statusCode} ${answer.body}`);
    return (answer.headers['content-type'] ?? '').toString().includes('json') ? answer.json() : answer.rawPayload;
  };
  return {
    ...house,
    ok,
    contextAs,
    publish,
    async refused(asked) {
      const answer = await call(asked);
      const { code, issues } = answer.json();
      return [answer.statusCode, issues?.[0]?.code ?? code];
    },
    step: (as, activityId, path, body = {}) =>
      ok({ as, method: 'POST', path: `/activities/${activityId}/${path}`, body }),
    async plan(over = {}, as = 'clerk') {
      const body = {
        type: 'training',
        title: '基层协商能力培训',
        place: '市民中心三楼',
        mode: 'must_attend',
        halfDays: halfDaysIn(clock.now(), 12),
        ...over,
      };
      const { activityId } = await ok({ as, method: 'POST', path: '/activities', body });
      const memberIds = here.members.slice(0, 4).map((member) => member.id);
      await ok({ as, method: 'POST', path: `/activities/${activityId}/invitations`, body: { memberIds } });
      return activityId;
    },
    async react() {
      const base = await contextAs('admin');
      const services = {
        now: () => clock.now(),
        assemblies: listAssemblies,
        contextFor: (db: Context['db'], assembly: Context['assembly']) => ({ ...base, db, assembly, actor: system }),
      };
      await workEvents({ db: database.db, log: silentLog, services: services as never }, handlersOf(modules));
      const { rows } = await sql<{ last_error: string }>`select last_error from event_handlings
        where state = 'waiting' and last_error is not null`.execute(database.db);
      if (rows[0]) throw new Error(rows[0].last_error);
    },
  };
}
