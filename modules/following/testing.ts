/** A house whose suggestions are followed, with a mail server and a push service on this machine, for tests. */
import { sealWith } from '../../platform/config/installation-secret.ts';
import { type Context, system } from '../../platform/http/context.ts';
import type { Module } from '../../platform/http/module.ts';
import { mergeWords } from '../../platform/i18n/catalogue.ts';
import { platformWords } from '../../platform/i18n/platform-words.ts';
import { createTranslations, type Locale } from '../../platform/i18n/translate.ts';
import type { JobEnvironment } from '../../platform/jobs/job-queue.ts';
import { openMail } from '../../platform/notices/channels/mail.ts';
import { openPush, pushKeysFrom } from '../../platform/notices/channels/push.ts';
import { type Delivering, deliver } from '../../platform/notices/deliver.ts';
import { openTestMailServer, openTestService, readMail } from '../../platform/notices/testing-channels.ts';
import { silentLog } from '../../platform/testing/context.ts';
import { personTold } from '../accounts/index.ts';
import { listAssemblies } from '../assemblies/index.ts';
import { suggestionsModule } from '../suggestions/module.ts';
import { openSuggestionHouse, sampleText } from '../suggestions/testing.ts';
import { followingModule } from './module.ts';

const installation = Buffer.alloc(32, 7);
export const origin = 'https://zx.example';

export interface Letter {
  to: string;
  subject: string;
  text: string;
  header(name: string): string;
  /** Of the page of all one follows. */
  secret: string;
}

/** @param room absent: suggestions as they are */
export async function openFollowedHouse(room: Module = suggestionsModule) {
  const following = followingModule([room]);
  const mail = await openTestMailServer();
  const push = await openTestService(() => 201);
  const channels = { mail: true, sms: false, pushKey: 'BKey', mayPushAt: (to: string) => to.startsWith(push.origin) };
  const house = await openSuggestionHouse('county', { modules: [following], channels });
  const translations = await createTranslations(mergeWords([platformWords, suggestionsModule, following]));
  const { database, clock } = house;
  const base = await house.contextAs('admin');
  const services = {
    now: () => clock.now(),
    assemblies: listAssemblies,
    contextFor: (db: Context['db'], assembly: Context['assembly'], locale: Locale = 'zh-CN') => ({
      ...base,
      db,
      assembly,
      locale,
      t: translations(locale),
      actor: system,
    }),
  };
  const environment = { db: database.db, log: silentLog, services } as unknown as JobEnvironment;
  const delivering: Delivering = {
    db: database.db,
    log: silentLog,
    now: services.now,
    channels: {
      mail: openMail({ url: mail.url, from: '议堂 <notice@zx.example>' }),
      push: openPush({ contact: 'mailto:operator@zx.example', hosts: [push.origin], keys: pushKeysFrom(installation) }),
    },
    translations,
    person: personTold,
    assemblyById: async () => house.here.assembly,
    origin,
    seal: sealWith(installation),
  };
  const job = (name: string) => following.jobs!.find((item) => item.name === name)!.run(environment, {}, 'job');
  return {
    ...house,
    mail,
    push,
    environment,
    /** The time goes on and the regular work is done. */
    async pass(minutes: number) {
      clock.advance(minutes * 60_000);
      await job('following-tell');
      await job('following-let-go');
    },
    /** @returns what went out since the last time */
    async letters(): Promise<Letter[]> {
      for (const channel of ['mail', 'push'] as const) await deliver(delivering, channel);
      return mail.mails.splice(0).map(({ to, raw }) => {
        const { text, header } = readMail(raw);
        const secret = /following\/mine\/([\w.-]+)/.exec(text)?.[1] ?? '';
        return { to, text, header, subject: header('subject'), secret };
      });
    },
    /** A public suggestion. */
    async shown(over: object = {}): Promise<string> {
      const { suggestionId } = await house.send({ text: sampleText, ...over });
      await house.step('clerk', suggestionId, 'accept', { category: 'street' });
      return suggestionId;
    },
    ask: (matterId: string, address: string, headers: Record<string, string> = {}) =>
      house.ok({ method: 'POST', path: '/following/mail', body: { kind: 'suggestion', matterId, address }, headers }),
    async close() {
      for (const channel of Object.values(delivering.channels)) channel.close();
      await Promise.all([mail.close(), push.close()]);
      await house.close();
    },
  };
}
