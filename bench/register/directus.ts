/** Directus as a rival: installed by npm into a temporary folder, put on a copy of the same rows, asked for the same. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { freePort, type Started, startServer } from '../support/processes.ts';
import type { Ask } from './scenarios.ts';

const VERSION = '12.4.0';
const folder = join(tmpdir(), 'yitang-bench-directus');
const cli = join(folder, 'node_modules/directus/cli.js');

/** isolated-vm is a part we never use; this version brings its own binaries for the runtime. */
const manifest = {
  name: 'register-rival',
  private: true,
  dependencies: { directus: VERSION },
  overrides: { 'isolated-vm': '6.1.2' },
};

const withOurNode = () => ({ ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` });

/** @returns undefined when it stands ready, else why it cannot be had */
export function installDirectus(): string | undefined {
  if (existsSync(cli)) return undefined;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  try {
    const options = ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', '--loglevel=error'];
    execFileSync('npm', options, { cwd: folder, env: withOurNode(), stdio: ['ignore', 'ignore', 'pipe'] });
    return undefined;
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error).split('\n')[0] || 'npm install failed';
  }
}

const lists = [
  ['proposal_proposers', 'proposers'],
  ['proposal_evidence', 'evidence'],
  ['assignments', 'assignments'],
  ['replies', 'replies'],
  ['ratings', 'ratings'],
  ['history', 'history'],
  ['promises', 'promises'],
] as const;

/** Tells Directus of the tables that are there: lists that hang on a proposal, and that the public may read them. */
async function describe(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(`select id from directus_policies where name like '%public%' limit 1`);
  const policy = (rows[0] as { id: string }).id;
  const collections = ['proposals', 'units', ...lists.map(([table]) => table)];
  for (const name of collections) {
    await client.query('insert into directus_collections (collection) values ($1) on conflict do nothing', [name]);
    await client.query(
      `insert into directus_permissions (collection, action, permissions, validation, presets, fields, policy)
       values ($1, 'read', '{}', '{}', null, '*', $2)`,
      [name, policy],
    );
  }
  for (const [table, alias] of lists) {
    await client.query(
      `insert into directus_fields (collection, field, special, interface) values ('proposals', $1, 'o2m', 'list-o2m')`,
      [alias],
    );
    await client.query(
      `insert into directus_relations (many_collection, many_field, one_collection, one_field)
       values ($1, $2, 'proposals', $3)`,
      [table, table.startsWith('proposal_') ? 'proposal_id' : 'matter_id', alias],
    );
  }
  await client.query(`insert into directus_relations (many_collection, many_field, one_collection)
    values ('assignments', 'unit_id', 'units')`);
  await client.end();
}

/** @param databaseUrl a copy of the rows, for Directus alone */
export async function startDirectus(databaseUrl: string): Promise<Started> {
  const port = await freePort();
  const env = {
    KEY: 'bench-key-bench-key-bench-key-be',
    SECRET: 'bench-secret-bench-secret-bench-',
    DB_CLIENT: 'pg',
    DB_CONNECTION_STRING: databaseUrl,
    ADMIN_EMAIL: 'admin@example.com',
    ADMIN_PASSWORD: 'bench-bench',
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'error',
    TELEMETRY: 'false',
    NO_UPDATE_NOTIFIER: '1',
    CACHE_ENABLED: 'false',
    RATE_LIMITER_ENABLED: 'false',
    WEBSOCKETS_ENABLED: 'false',
    STORAGE_LOCAL_ROOT: join(folder, 'uploads'),
    EXTENSIONS_PATH: join(folder, 'extensions'),
  };
  const options = { cwd: folder, env: { ...withOurNode(), ...env } };
  execFileSync(process.execPath, [cli, 'bootstrap'], { ...options, stdio: 'ignore' });
  await describe(databaseUrl);
  return startServer([process.execPath, cli, 'start'], { cwd: folder, env, port, ready: '/server/ping', seconds: 120 });
}

const lineFields =
  'id,number,session_id,season,subject,category,state,filed_at,replied_at,reply_class,is_key,is_excellent,proposers.name,proposers.role,assignments.role,assignments.state,assignments.unit_id.name';
const pageFields =
  'id,number,session_id,season,subject,state,category,is_key,is_excellent,publicity_decision,public_from,situation,analysis,suggestions,redactions,filed_at,updated_at,proposers.name,proposers.role,proposers.status,evidence.kind,evidence.title,assignments.id,assignments.role,assignments.state,assignments.reply_publicity,assignments.unit_publicity,assignments.unit_id.name,replies.*,ratings.reply_id,ratings.overall,history.at,history.action,history.part_id,history.details,promises.text,promises.due_on,promises.status,promises.report';
const textFields = ['subject', 'situation', 'analysis', 'suggestions'];

/** The address that gives the same as the product's; where the product counts, Directus counts too. */
export function directusPath(ask: Ask, assemblyId: string): string {
  if (ask.proposalId) return `/items/proposals/${ask.proposalId}?fields=${pageFields}&deep[history][_limit]=-1`;
  const and: object[] = [
    { assembly_id: { _eq: assemblyId } },
    { publicity_decision: { _in: ['public', 'title_only'] } },
    { public_from: { _lte: '$NOW' } },
  ];
  if (ask.sessionId) and.push({ session_id: { _eq: ask.sessionId } });
  if (ask.category) and.push({ category: { _eq: ask.category } });
  if (ask.class) and.push({ reply_class: { _eq: ask.class } });
  for (const word of ask.words?.split(' ') ?? []) {
    and.push({ _or: textFields.map((field) => ({ [field]: { _contains: word } })) });
  }
  const query = new URLSearchParams({
    fields: lineFields,
    filter: JSON.stringify({ _and: and }),
    sort: '-filed_at,-id',
    limit: '20',
    page: String(ask.page ?? 1),
    meta: 'filter_count',
  });
  return `/items/proposals?${query}`;
}
