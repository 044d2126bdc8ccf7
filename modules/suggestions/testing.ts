/** Two assemblies with suggestions behind the real server, for tests. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { sealWith } from '../../platform/config/installation-secret.ts';
import { newId } from '../../platform/db/ids.ts';
import { handlersOf } from '../../platform/events/reaction.ts';
import { workEvents } from '../../platform/events/work-events.ts';
import { type Context, system } from '../../platform/http/context.ts';
import { codeFor } from '../../platform/notices/codes.ts';
import { createTestContext, silentLog } from '../../platform/testing/context.ts';
import { listAssemblies, publishRuleVersion } from '../assemblies/index.ts';
import { type Call, openTestHouse, type TestHouse, type TestHouseOptions } from '../members/testing-house.ts';
import { presets as proposalRules } from '../proposals/rules.ts';
import { suggestionsModule } from './module.ts';
import { type PresetName, presets, type SuggestionRules } from './rules.ts';

const installation = Buffer.alloc(32, 7);

export interface Sent {
  suggestionId: string;
  secret: string;
  receipt: string;
}

export interface SuggestionHouse extends TestHouse {
  publish(rules: Partial<SuggestionRules>, preset?: PresetName): Promise<void>;
  /** The answer of a call that must succeed. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked by their schemas in the server
  ok(call: Call): Promise<any>;
  /** Status and code of a call that must be refused. */
  refused(call: Call): Promise<[status: number, code: string]>;
  /** A step of somebody on a suggestion. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  step(as: string, suggestionId: string, path: string, body?: object): Promise<any>;
  /** Sends one as somebody without an account unless told otherwise. */
  send(over?: object, as?: string): Promise<Sent>;
  /** Everything others do about what happened so far. */
  react(): Promise<void>;
  /** An address of which the code came back. */
  confirmed(address?: string): Promise<{ addressId: string; token: string }>;
  contextAs(who: string): Promise<Context>;
}

export const sampleText = '人民路小学门口的路灯坏了一个多月，孩子们放学时天已经黑了，请尽快修好。';

/** @param more modules beside this one, and other channels than mail and short messages */
export async function openSuggestionHouse(
  preset: PresetName = 'county',
  more: Partial<Pick<TestHouseOptions, 'modules' | 'channels'>> = {},
): Promise<SuggestionHouse> {
  const house = await openTestHouse({
    channels: { mail: true, sms: true, pushKey: null, mayPushAt: () => false },
    ...more,
    modules: [suggestionsModule, ...(more.modules ?? [])],
    secret: installation,
  });
  const { database, here, elsewhere, clock, call } = house;
  const contextAs = (who: string, at = here) =>
    createTestContext({ db: database.db, actor: at.actorOf(who), assembly: at.assembly, clock });
  async function publish(rules: Partial<SuggestionRules>, base: PresetName = preset): Promise<void> {
    for (const at of [here, elsewhere]) {
      const ctx = await contextAs('admin', at);
      clock.advance(1000);
      const content = { ...presets[base], ...rules };
      await publishRuleVersion(ctx, { subject: 'suggestions', name: '测试', appliesFrom: clock.now(), content });
    }
  }
  await publish({});
  const proposals = { subject: 'proposals', name: '测试', appliesFrom: clock.now(), content: proposalRules.national };
  await publishRuleVersion(await contextAs('admin'), proposals);
  const ok: SuggestionHouse['ok'] = async (asked) => {
    const answer = await call(asked);
    if (answer.statusCode !== 200) throw new Error(`${asked.path}: ${answer.statusCode} ${answer.body}`);
    return (answer.headers['content-type'] ?? '').toString().includes('json') ? answer.json() : answer.rawPayload;
  };
  return {
    ...house,
    publish,
    ok,
    contextAs,
    async refused(asked) {
      const answer = await call(asked);
      const { code, issues } = answer.json();
      return [answer.statusCode, issues?.[0]?.code ?? code];
    },
    step: (as, suggestionId, path, body = {}) =>
      ok({ as, method: 'POST', path: `/suggestions/${suggestionId}/${path}`, body }),
    async send(over = {}, as) {
      const own = { suggestionId: newId(), secret: randomBytes(32).toString('base64url') };
      const body = { text: sampleText, ...own, ...over };
      const answer = await ok({ method: 'POST', path: '/suggestions', body, ...(as ? { as } : {}) });
      return { ...own, receipt: answer.receipt };
    },
    async react() {
      const base = await contextAs('admin');
      const services = {
        now: () => clock.now(),
        assemblies: listAssemblies,
        contextFor: (db: Context['db'], assembly: Context['assembly']) => ({ ...base, db, assembly, actor: system }),
      };
      await workEvents(
        { db: database.db, log: silentLog, services: services as never },
        handlersOf([suggestionsModule]),
      );
      const { rows } = await sql<{ last_error: string }>`select last_error from event_handlings
        where state = 'waiting' and last_error is not null`.execute(database.db);
      if (rows[0]) throw new Error(rows[0].last_error);
    },
    async confirmed(address = '13800000000') {
      const asked = { channel: address.includes('@') ? 'mail' : 'sms', address };
      const { addressId } = await ok({ method: 'POST', path: '/suggestions/codes', body: asked });
      const row = await database.db
        .selectFrom('contact_addresses')
        .select('code_sent_at')
        .where('id', '=', addressId)
        .executeTakeFirstOrThrow();
      const code = codeFor(sealWith(installation), addressId, row.code_sent_at!);
      return ok({ method: 'POST', path: `/suggestions/codes/${addressId}/confirm`, body: { code } });
    },
  };
}
