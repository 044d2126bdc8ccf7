/** The public follows matters of all rooms that say so, by e-mail or push. */
import type { Module } from '../../platform/http/module.ts';
import type { Operation } from '../../platform/http/operation.ts';
import { wordsIn } from '../../platform/i18n/words-in-folder.ts';
import { kindBookOf } from '../../platform/matters/kinds.ts';
import { askToFollow, followByPush } from './commands/ask-to-follow.ts';
import { confirmFollowing, stopFollowing } from './commands/own-following.ts';
import { letGo } from './jobs/let-go.ts';
import { tellFollowers } from './jobs/tell-followers.ts';
import { countFollowers } from './queries/count-followers.ts';
import { exportFollowing, getFollowing } from './queries/get-following.ts';
import { namedAddresses } from './store/followers.ts';
import { tables } from './tables.ts';
import { publicPages } from './web/public/public-pages.ts';
import summaries from './words/operations.json' with { type: 'json' };

/** Over the matters of all these modules. */
export function followingModule(modules: readonly Module[]): Module {
  const followable = { kinds: modules.flatMap((module) => module.followed ?? []), book: kindBookOf(modules) };
  const kinds = new Set(followable.kinds.map(({ kind }) => kind));
  const operations = [
    ...[askToFollow, followByPush, getFollowing, confirmFollowing, stopFollowing, exportFollowing].map((make) =>
      make(kinds),
    ),
    countFollowers,
  ];
  return {
    name: 'following',
    summaries,
    refusals: {
      askToFollow: { 409: ['channel_not_offered'] },
      followByPush: { 409: ['channel_not_offered', 'push_host_refused', 'follows_too_many'] },
      confirmFollowing: { 409: ['follows_too_many'] },
    },
    operations: operations as unknown as Operation[],
    jobs: [
      { name: 'following-tell', schedule: '* * * * *', run: tellFollowers(followable) },
      { name: 'following-let-go', schedule: '*/10 * * * *', run: letGo(followable) },
    ],
    namedAddresses,
    publicPages: publicPages(kinds),
    locales: wordsIn(new URL('./words/', import.meta.url)),
    tables,
  };
}
