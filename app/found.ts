/**
 * Operator's command: founds an assembly from a plan (`docs/guides/assembly.example.json`). First passwords go to standard
 * output as CSV, once: `npm run -s exec -- app/found.ts plan.json > first-passwords.csv`.
 */
import { readFileSync } from 'node:fs';
import { ledger } from '../migrations/ledger.ts';
import { readConfig } from '../platform/config/config.ts';
import { openDatabase } from '../platform/db/database.ts';
import { migrate } from '../platform/db/migrate.ts';
import { FoundingRefused, foundAssembly } from './founding/found-assembly.ts';
import { foundingPlan } from './founding/plan.ts';

const path = process.argv[2];
if (!path) {
  console.error('usage: npm run -s exec -- app/found.ts <plan.json>');
  process.exit(2);
}
const parsed = foundingPlan.safeParse(JSON.parse(readFileSync(path, 'utf8')));
if (!parsed.success) {
  for (const issue of parsed.error.issues) console.error(`${issue.path.join('.') || 'plan'}: ${issue.message}`);
  process.exit(1);
}
const config = readConfig();
const database = await openDatabase({ url: config.databaseUrl, folder: config.dataFolder });
try {
  await migrate(database.db, ledger);
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const passwords = await foundAssembly(database.db, parsed.data, new Date());
  console.log('login,name,password');
  for (const { login, name, password } of passwords) console.log([login, name, password].map(cell).join(','));
  console.error(`${parsed.data.name} founded: ${passwords.length} accounts`);
} catch (error) {
  if (!(error instanceof FoundingRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await database.close();
}
