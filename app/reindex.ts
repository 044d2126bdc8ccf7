/**
 * Operator's command: rebuilds the search columns of all proposals. `npm run -s exec -- app/reindex.ts` beside a server at
 * work; with `--rebuild-index` about twice as fast, for an installation nobody is searching.
 */
import { ledger } from '../migrations/ledger.ts';
import { reindexProposals } from '../modules/proposals/index.ts';
import { readConfig } from '../platform/config/config.ts';
import { openDatabase } from '../platform/db/database.ts';
import { migrate } from '../platform/db/migrate.ts';

const config = readConfig();
const database = await openDatabase({ url: config.databaseUrl, folder: config.dataFolder });
await migrate(database.db, ledger);
const started = performance.now();
let told = started;
const count = await reindexProposals(database.db, {
  rebuildIndex: process.argv.includes('--rebuild-index'),
  onProgress(done, total) {
    if (performance.now() - told < 2000) return;
    told = performance.now();
    console.log(`${done} of ${total} proposals`);
  },
});
console.log(`${count} proposals re-indexed in ${((performance.now() - started) / 1000).toFixed(1)} s`);
await database.close();
