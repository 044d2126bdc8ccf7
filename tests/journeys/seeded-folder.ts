/** The demo province is made once in a run of the journeys; each house gets a copy of its data. */
import { execFileSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openInstallation } from '../../app/installation.ts';
import { seedWhenEmpty } from '../../app/seed.ts';
import { readConfig } from '../../platform/config/config.ts';
import { seededVariable } from './seeded-lane.ts';

async function make(folder: string): Promise<void> {
  const config = readConfig({ YITANG_LOG: 'error', YITANG_DATA: folder });
  const installation = await openInstallation({ config, work: false });
  try {
    await seedWhenEmpty(installation);
  } finally {
    await installation.close();
  }
}

/** Fills an empty data folder with the demo province; without a lane's folder it stays empty, to be filled by its server. */
export async function fillWithDemo(folder: string): Promise<void> {
  const lane = process.env[seededVariable];
  if (!lane) return;
  const whole = join(lane, 'whole');
  if (!existsSync(whole)) {
    // Two files at once may both make it: the first to be done is kept.
    const making = join(lane, `making-${process.pid}`);
    await make(making);
    if (existsSync(whole)) rmSync(making, { recursive: true, force: true });
    else renameSync(making, whole);
  }
  // Keeps owners, which the database server insists on.
  execFileSync('cp', ['-a', `${whole}/.`, folder]);
}
