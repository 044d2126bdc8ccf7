/** Two assemblies that may ally behind the real server, for tests; the second is `elsewhere:`. */
import { sql } from 'kysely';
import { handlersOf } from '../../platform/events/reaction.ts';
import { workEvents } from '../../platform/events/work-events.ts';
import { type Context, system } from '../../platform/http/context.ts';
import type { Module } from '../../platform/http/module.ts';
import { createTestContext, silentLog } from '../../platform/testing/context.ts';
import { listAssemblies } from '../assemblies/index.ts';
import { openTestHouse, type TestHouse } from '../members/testing-house.ts';
import { alliancesModule } from './module.ts';

export interface Ask {
  as: string;
  /** Below `/alliances` of the assembly of whoever asks. */
  path?: string;
  method?: 'GET' | 'POST' | 'PUT';
  body?: object;
}

export interface AllianceHouse extends TestHouse {
  ask(asked: Ask): ReturnType<TestHouse['call']>;
  /** The answer of a call that must succeed. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked by their schemas in the server
  ok(asked: Ask): Promise<any>;
  /** Status and code of a call that must be refused. */
  refused(asked: Ask): Promise<[status: number, code: string]>;
  /** Founded here, joined elsewhere; `member1` of each is contact, `member2` of each a member. */
  allied(over?: object): Promise<string>;
  /** A matter of it, proposed here and led here. */
  propose(allianceId: string, over?: object): Promise<string>;
  /** Everything others do about what happened so far. */
  react(): Promise<void>;
  contextAs(who: string): Promise<Context>;
}

/** @param more modules beside this one */
export async function openAllianceHouse(more: readonly Module[] = []): Promise<AllianceHouse> {
  const modules = [alliancesModule, ...more];
  const house = await openTestHouse({ modules, secret: Buffer.alloc(32, 7) });
  const { database, here, elsewhere, clock } = house;
  const placeOf = (who: string) => (who.startsWith('elsewhere:') ? elsewhere : here);
  const ask: AllianceHouse['ask'] = ({ as, path = '', method, body }) =>
    house.call({
      as,
      root: true,
      path: `/assemblies/${placeOf(as).assembly.code}/alliances${path}`,
      method: method ?? (body ? 'POST' : 'GET'),
      ...(body ? { body } : {}),
    });
  const ok: AllianceHouse['ok'] = async (asked) => {
    const answer = await ask(asked);
    if (answer.statusCode !== 200) throw new Error(`${asked.as} ${asked.path}: ${answer.statusCode} ${answer.body}`);
    return (answer.headers['content-type'] ?? '').toString().includes('json') ? answer.json() : answer.rawPayload;
  };
  const contextAs = (who: string) => {
    const place = placeOf(who);
    const actor = place.actorOf(who.replace('elsewhere:', ''));
    return createTestContext({ db: database.db, actor, assembly: place.assembly, clock });
  };
  return {
    ...house,
    ask,
    ok,
    contextAs,
    async refused(asked) {
      const answer = await ask(asked);
      const { code, issues } = answer.json();
      return [answer.statusCode, issues?.[0]?.code ?? code];
    },
    async allied(over = {}) {
      const plan = { name: '一江两岸协商联盟', purpose: '同饮一江水，共议一件事。', since: '2026-03-01', rule: 'all' };
      const body = { ...plan, assemblyIds: [elsewhere.assembly.id], ...over };
      const { allianceId } = await ok({ as: 'clerk', body });
      await ok({ as: 'elsewhere:leader', path: `/${allianceId}/accept`, body: {} });
      for (const [as, accounts] of [
        ['clerk', here.accounts],
        ['elsewhere:clerk', elsewhere.accounts],
      ] as const)
        for (const [login, role] of [
          ['member1', 'contact'],
          ['member2', 'member'],
        ] as const)
          await ok({ as, path: `/${allianceId}/people`, body: { accountId: accounts[login], role } });
      return allianceId;
    },
    async propose(allianceId, over = {}) {
      const plan = { title: '跨省渡口接驳班次', text: '两岸渡口末班船相差一小时，群众换乘不便。' };
      const body = { ...plan, leadAssemblyId: here.assembly.id, ...over };
      return (await ok({ as: 'member1', path: `/${allianceId}/matters`, body })).matterId;
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
