/**
 * Operator's command: rebuilds what the searches know of all matters. `npm run -s exec -- app/reindex.ts` beside a server at
 * work on PostgreSQL, instead of one on the embedded database; with `--rebuild-index` about twice as fast, for an
 * installation nobody is searching; with `--kind proposal` those of one kind.
 */
import { parseArgs } from 'node:util';
import { reindexMatters } from '../platform/search/reindex.ts';
import { runCommand, withDatabase } from './command.ts';
import { modules } from './modules.ts';

await runCommand(() =>
  withDatabase(async ({ db }) => {
    const { values } = parseArgs({
      options: { kind: { type: 'string' }, 'rebuild-index': { type: 'boolean', default: false } },
    });
    const all = modules.flatMap((module) => module.searched ?? []);
    const kinds = all.filter((item) => values.kind === undefined || item.kind === values.kind);
    if (kinds.length === 0) throw new Error(`--kind must be one of: ${all.map((item) => item.kind).join(', ')}`);
    const started = performance.now();
    let told = started;
    const counts = await reindexMatters(db, kinds, {
      rebuildIndex: values['rebuild-index'],
      onProgress(kind, done, total) {
        if (performance.now() - told < 2000) return;
        told = performance.now();
        console.log(`${kind}: ${done} of ${total}`);
      },
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const written = [...counts].map(([kind, count]) => `${count} of ${kind}`).join(', ');
    console.log(`re-indexed in ${seconds} s: ${written}`);
  }),
);
