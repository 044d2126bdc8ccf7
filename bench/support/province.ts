/** The demo province's people and rules without its demo proposals: the ground every product bench builds on. */
import pino, { type Logger } from 'pino';
import { type Installation, openInstallation } from '../../app/installation.ts';
import { publishRuleVersion } from '../../modules/assemblies/index.ts';
import { type DemoDirectory, seedDemoDirectory } from '../../modules/members/index.ts';
import { presets } from '../../modules/proposals/rules.ts';
import { readConfig } from '../../platform/config/config.ts';
import { system } from '../../platform/http/context.ts';
import { scratchFolder } from './processes.ts';

export interface Province {
  installation: Installation;
  directory: DemoDirectory;
  ruleVersionId: string;
}

/** The assembly all benches work in, with the province preset of the rules. */
export const assemblyCode = 'xiangnan';
export const api = `/api/v1/assemblies/${assemblyCode}`;

/** The product in this process, on a database that is there already. */
export function openProduct(databaseUrl: string, log: Logger = pino({ level: 'error' })): Promise<Installation> {
  const config = readConfig({
    YITANG_DATA: scratchFolder('product'),
    YITANG_DATABASE_URL: databaseUrl,
    YITANG_KEYS: process.env.YITANG_KEYS,
    YITANG_SEED: 'demo',
    YITANG_RATE_LIMIT: '0',
  });
  return openInstallation({ config, log, work: false });
}

/** Migrates the database and writes assemblies, people, offices and rules. Close the installation when done. */
export async function openProvince(databaseUrl: string): Promise<Province> {
  const installation = await openProduct(databaseUrl);
  const { db } = installation.database;
  const now = installation.clock.now();
  const directory = await seedDemoDirectory(db, now);
  const seeded = directory.assemblies.get(assemblyCode)!;
  const rule = await publishRuleVersion(
    { db, actor: system, assembly: seeded.ref, clock: installation.clock },
    { subject: 'proposals', name: '湘南省提案办理规则', appliesFrom: seeded.termStart, content: presets.province },
  );
  return { installation, directory, ruleVersionId: rule.id };
}
