/**
 * Figures for Prometheus, one registry a server. Among the defaults are the delays of the event loop since the last look
 * (`yitang_nodejs_eventloop_lag_p99_seconds`, `…_max_seconds`): whatever stops everybody shows there.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Db } from '../db/schema.ts';
import { eventFigures } from '../events/stuck.ts';
import type { Backlog, StandingWork } from '../jobs/poller.ts';
import { pool, textPool } from '../workers/pool.ts';

export interface Metrics {
  registry: Registry;
  requests: Histogram<'operation' | 'status'>;
  refusals: Counter<'code'>;
}

/** What the threads do, read off the pools when somebody looks. */
function addWork(registry: Registry): void {
  new Gauge({
    name: 'yitang_work_waiting',
    help: 'Pieces of work waiting for a thread',
    labelNames: ['pool'],
    registers: [registry],
    collect() {
      this.set({ pool: 'long' }, pool.waiting);
      this.set({ pool: 'text' }, textPool.waiting);
    },
  });
  new Gauge({
    name: 'yitang_work_total',
    help: 'Pieces of work done on threads, and small ones done at once on the main thread',
    labelNames: ['work', 'where'],
    registers: [registry],
    collect() {
      for (const [work, { away, here }] of [...pool.done, ...textPool.done]) {
        this.set({ work, where: 'thread' }, away);
        this.set({ work, where: 'main' }, here);
      }
    },
  });
}

/** How often is looked whether others get their turn. */
const LOOK_MS = 10;

/**
 * Longest stretch the main thread computed without letting anybody else in, since it was last asked; processor time, so that
 * a busy machine does not count.
 */
const longestTurn = (() => {
  let before = process.threadCpuUsage();
  let longest = 0;
  setInterval(() => {
    const now = process.threadCpuUsage();
    longest = Math.max(longest, now.user + now.system - before.user - before.system);
    before = now;
  }, LOOK_MS).unref();
  return () => {
    const seconds = longest / 1e6;
    longest = 0;
    return seconds;
  };
})();

function addTurns(registry: Registry): void {
  new Gauge({
    name: 'yitang_longest_turn_seconds',
    help: 'Longest stretch of processor time the main thread took without letting others in, since the last look',
    registers: [registry],
    collect() {
      this.set(longestTurn());
    },
  });
}

/** What was announced and not yet dealt with, asked of the database when somebody looks; without it the figures stay away. */
function addEvents(registry: Registry, db: Db): void {
  new Gauge({
    name: 'yitang_events_waiting',
    help: 'Announced events a handler has not yet dealt with; stuck: those that failed several times',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const figures = await eventFigures(db).catch(() => undefined);
      if (!figures) return this.reset();
      this.set({ state: 'all' }, figures.waiting);
      this.set({ state: 'stuck' }, figures.stuck);
    },
  });
}

/** What modules still have to do, asked of the database when somebody looks. */
function addBacklogs(registry: Registry, db: Db, standing: readonly StandingWork[]): void {
  const told = (name: string, help: string, of: (now: Backlog) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['work'],
      registers: [registry],
      async collect() {
        this.reset();
        for (const { name: work, backlog } of standing) {
          const now = await backlog(db).catch(() => undefined);
          if (now) this.set({ work }, of(now));
        }
      },
    });
  told('yitang_backlog_pieces', 'Pieces of work left for later and not done yet', ({ waiting }) => waiting);
  told('yitang_backlog_oldest_seconds', 'How long the oldest of them has waited', ({ oldest }) =>
    oldest ? Math.max(0, (Date.now() - oldest.getTime()) / 1000) : 0,
  );
}

export function createMetrics(db: Db, standing: readonly StandingWork[] = []): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'yitang_' });
  addWork(registry);
  addTurns(registry);
  addEvents(registry, db);
  addBacklogs(registry, db, standing);
  return {
    registry,
    requests: new Histogram({
      name: 'yitang_request_seconds',
      help: 'Duration of requests by operation and status class',
      labelNames: ['operation', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
    refusals: new Counter({
      name: 'yitang_refusals_total',
      help: 'Requests refused, by stable error code',
      labelNames: ['code'],
      registers: [registry],
    }),
  };
}
