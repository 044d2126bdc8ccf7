/** Removes failures that count no more, and links and challenges nobody can use any more. */
import type { Db } from '../../../platform/db/schema.ts';
import type { JobDefinition } from '../../../platform/jobs/job-queue.ts';
import { sweepResets } from '../password-resets.ts';
import { sweepChallenges } from '../second-factors/challenges.ts';
import { sweepFailures } from '../sign-in-failures.ts';

/** May run again at any time. */
export async function sweepSignIns(db: Db, now: Date): Promise<void> {
  await sweepFailures(db, now);
  await sweepResets(db, now);
  await sweepChallenges(db, now);
}

export const signInsSweep: JobDefinition = {
  name: 'sign-ins-sweep',
  schedule: '35 * * * *',
  run: ({ db, services }) => sweepSignIns(db, services.now()),
};
