/**
 * Operator's command: rebuilds the search columns of all proposals. `npm run -s exec -- app/reindex.ts` beside a server at
 * work on PostgreSQL, instead of one on the embedded database; with `--rebuild-index` about twice as fast, for an
 * installation nobody is searching.
 */
import { reindexProposals } from '../modules/proposals/index.ts';
import { runCommand, withDatabase } from './command.ts';

await runCommand(() =>
  withDatabase(async ({ db }) => {
    const started = performance.now();
    let told = started;
    const count = await reindexProposals(db, {
      rebuildIndex: process.argv.includes('--rebuild-index'),
      onProgress(done, total) {
        if (performance.now() - told < 2000) return;
        told = performance.now();
        console.log(`${done} of ${total} proposals`);
      },
    });
    console.log(`${count} proposals re-indexed in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }),
);
