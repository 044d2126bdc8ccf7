/**
 * Operator's command: reckons the chains of hashes over audit and history again and compares them with the heads kept
 * outside of the database: `npm run -s exec -- app/verify-audit.ts [heads.jsonl]`. Ends with 1 and names the first broken
 * entry when one is not as it was written. Beside a server at work on PostgreSQL, instead of one on the embedded database.
 */
import { join } from 'node:path';
import { headsOf, walkChain } from '../platform/audit/chain.ts';
import { headsFile, readHeads } from '../platform/audit/heads.ts';
import { readConfig } from '../platform/config/config.ts';
import { runCommand, withDatabase } from './command.ts';
import { chains } from './modules.ts';

const reasons = {
  changed: 'is not as it was written, or one before it was taken away',
  gone: 'was there when its head was kept, and is not any more',
} as const;

/** So many ends of a table's chains are printed. */
const MOST = 50;

await runCommand(async () => {
  const file = process.argv[2] ?? join(readConfig().dataFolder, headsFile);
  const kept = await readHeads(file);
  await withDatabase(async ({ db }) => {
    for (const chain of chains) {
      const { entries, broken } = await walkChain(db, chain, kept);
      if (broken) {
        console.error(`${broken.table}: first broken entry ${broken.seq} ${reasons[broken.kind]}`);
        process.exitCode = 1;
        continue;
      }
      const heads = await headsOf(db, chain);
      console.log(`${chain.table}: ${entries} entries, each as it was written`);
      if (heads.length > MOST) console.log(`  ${heads.length} chains, the latest of them:`);
      // Every matter is a chain of its own: of very many the latest is said, all stand in the file.
      for (const head of heads.length > MOST ? heads.slice(-1) : heads) {
        console.log(`  head ${chain.by} ${head.by ?? '(none)'}: entry ${head.seq} ${head.hash}`);
      }
    }
    console.log(`${kept.length} heads compared from ${file}`);
  });
});
