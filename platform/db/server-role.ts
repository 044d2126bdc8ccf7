/**
 * The role a server works as when it is not the owner of its tables: it reads and writes rows, and only adds to tables
 * that only grow. It can change no table, empty none, and switch no trigger off, whatever is made to run in it.
 */
import { type Kysely, sql } from 'kysely';
import { DatabaseRefused } from './refusal.ts';
import type { DatabaseSchema, Db } from './schema.ts';

/** Schemas of the product: its own tables, and those of the job queue. */
const schemas = ['public', 'jobs'] as const;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Tables whose rows refuse to be changed; there the role may only add. */
const onlyGrowing = `exists (select 1 from pg_trigger t join pg_proc f on f.oid = t.tgfoid
  where t.tgrelid = c.oid and f.proname = 'refuse_change')`;

async function run(db: Db, statement: string): Promise<void> {
  await sql.raw(statement).execute(db);
}

/** @throws DatabaseRefused `role_missing` when there is none and we may not make one, `role_too_mighty` */
async function roleOf(db: Db, name: string, password: string | undefined): Promise<string> {
  const { rows: me } = await sql<{ makes: boolean }>`select rolsuper or rolcreaterole as makes from pg_roles
    where rolname = current_user`.execute(db);
  const known = sql<{ mighty: boolean }>`select rolsuper or rolcreaterole or rolbypassrls or rolreplication
    or pg_has_role(rolname, current_user, 'MEMBER') as mighty from pg_roles where rolname = ${name}`;
  if ((await known.execute(db)).rows.length === 0) {
    if (!me[0]?.makes) throw new DatabaseRefused('role_missing', { role: name });
    await run(db, `create role ${quoted(name)} login${password ? ` password ${literal(password)}` : ''}`);
  }
  if ((await known.execute(db)).rows[0]!.mighty) throw new DatabaseRefused('role_too_mighty', { role: name });
  return quoted(name);
}

/**
 * Gives the role exactly what a server needs, and takes away what it had beyond that; run after every migration, as the
 * owner. Makes the role when it is missing.
 * @throws DatabaseRefused; nothing was changed
 */
export async function allowServer(owner: Kysely<DatabaseSchema>, name: string, password?: string): Promise<void> {
  await owner.transaction().execute(async (db) => {
    const role = await roleOf(db, name, password);
    for (const schema of schemas) {
      await run(db, `revoke create on schema ${schema} from public, ${role}`);
      await run(db, `grant usage on schema ${schema} to ${role}`);
      await run(db, `revoke all on all tables in schema ${schema} from ${role}`);
      await run(db, `grant usage, select on all sequences in schema ${schema} to ${role}`);
    }
    const { rows } = await sql<{ name: string; growing: boolean }>`select format('%I.%I', n.nspname, c.relname) as name,
        ${sql.raw(onlyGrowing)} as growing
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in (${sql.join(schemas)}) and c.relkind in ('r', 'p') and c.relname not like 'kysely_migration%'`.execute(
      db,
    );
    for (const table of rows) {
      await run(db, `grant select, insert${table.growing ? '' : ', update, delete'} on ${table.name} to ${role}`);
    }
    await run(db, `grant select on kysely_migration to ${role}`);
  });
}

/** What the role of this connection is in the database. */
export interface Rights {
  /** It may change tables: it owns those there are, or may make the first. */
  owns: boolean;
  role: string;
}

export async function rightsOf(db: Db): Promise<Rights> {
  const { rows } = await sql<Rights>`select current_user as role,
    has_schema_privilege('public', 'create') and not exists (select 1 from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and not pg_has_role(c.relowner, 'USAGE')) as owns`.execute(db);
  return rows[0]!;
}
