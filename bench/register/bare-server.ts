/**
 * The bare rival, in a process of its own: Fastify without plugins, pg without a query builder, and the very statements
 * the product sends for each address. Rows go out as they come.
 */
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import pg from 'pg';
import type { Captured } from './capture.ts';

const captured = JSON.parse(readFileSync(process.env.BENCH_STATEMENTS!, 'utf8')) as Captured;
const statements = new Map(Object.entries(captured));
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL!, max: 16 });
pool.on('error', () => {});
const app = Fastify();

app.get('/ready', async () => ({}));
app.get('/*', async (request, reply) => {
  const list = statements.get(request.url);
  if (!list) return reply.code(404).send({});
  const answers: unknown[] = [];
  for (const { text, values } of list) answers.push((await pool.query(text, values)).rows);
  return answers;
});
await app.listen({ host: '127.0.0.1', port: Number(process.env.BENCH_PORT) });
