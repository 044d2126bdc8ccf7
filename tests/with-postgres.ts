/** Runs a command beside a throw-away PostgreSQL: `node tests/with-postgres.ts npm run unit`. */
import { spawnSync } from 'node:child_process';
import { startPostgres } from '../platform/testing/postgres-cluster.ts';

const [command, ...args] = process.argv.slice(2);
if (!command) throw new Error('usage: with-postgres.ts COMMAND [ARG …]');
const cluster = await startPostgres(['fsync=off', 'max_connections=300']);
const env = { ...process.env, YITANG_TEST_DATABASE_URL: cluster.url };
const result = spawnSync(command, args, { stdio: 'inherit', env });
cluster.stop();
process.exit(result.status ?? 1);
