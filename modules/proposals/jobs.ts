/** Work the clock or an event starts. */
import type { JobDefinition } from '../../platform/jobs/job-queue.ts';
import { noticeJob } from './events.ts';
import { sendNotices } from './jobs/send-notices.ts';
import { sweepClocks } from './jobs/sweep-clocks.ts';

export const jobs: readonly JobDefinition[] = [
  { name: noticeJob, run: sendNotices },
  { name: 'proposals-sweep', schedule: '*/5 * * * *', run: sweepClocks },
];
