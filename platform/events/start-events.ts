/** Events in a running installation. */
import type { JobDefinition, JobEnvironment } from '../jobs/job-queue.ts';
import { type Poller, startPoller } from '../jobs/poller.ts';
import type { Handler } from './reaction.ts';
import { purgeEvents } from './stuck.ts';
import { workEvents } from './work-events.ts';

const EVERY_MS = 2000;

/** Deals with events as they come, until it is stopped. */
export const startEvents = (environment: JobEnvironment, handlers: readonly Handler[]): Poller =>
  startPoller('events', EVERY_MS, (on) => workEvents(environment, handlers, on), environment.log);

export const purgeEventsJob: JobDefinition = {
  name: 'events-purge',
  schedule: '25 3 * * *',
  run: ({ db, services }) => purgeEvents(db, services.now()),
};
