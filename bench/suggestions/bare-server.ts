/**
 * The limit, in a process of its own: Fastify without plugins takes the same bytes in one request, writes and fsyncs them, and
 * makes one bare INSERT through pg. It checks nothing, names nobody, and leaves nothing for later.
 */
import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import Fastify from 'fastify';
import pg from 'pg';

const folder = process.env.BENCH_FOLDER!;
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL!, max: 16 });
pool.on('error', () => {});
await pool.query(
  'create table sent (id uuid primary key, text text not null, file text not null, at timestamptz not null)',
);
const app = Fastify({ bodyLimit: 1 << 25 });
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

app.get('/ready', async () => ({}));
app.post('/sent', async (request) => {
  const id = request.headers['x-suggestion-id'] as string;
  const file = randomUUID();
  const handle = await open(join(folder, file), 'wx');
  await handle.writeFile(request.body as Buffer);
  await handle.sync();
  await handle.close();
  const text = decodeURIComponent(request.headers['x-text'] as string);
  await pool.query('insert into sent values ($1, $2, $3, now())', [id, text, file]);
  return { id };
});
await app.listen({ host: '127.0.0.1', port: Number(process.env.BENCH_PORT) });
