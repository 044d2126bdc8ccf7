/** Figures for Prometheus, one registry a server. */
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  requests: Histogram<'operation' | 'status'>;
  refusals: Counter<'code'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'yitang_' });
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
