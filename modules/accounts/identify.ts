/** Who asks: from a session cookie or an integrator's token to an actor with the grants of one assembly. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/schema.ts';
import type { Actor, Grant } from '../../platform/http/context.ts';
import { factorNeeded, type Standing, standingColumns } from './second-factors/standing.ts';
import { hashSecret } from './tokens.ts';

export interface Secret {
  cookie?: string;
  bearer?: string;
}

export interface IdentifyOptions {
  /** Minutes without a request after which a session ends. */
  idleMinutes: number;
  /** False: an installation in service, where demo accounts of an earlier time are nobody. Absent: open. */
  demoDoors?: boolean;
}

const minute = 60_000;

interface Row {
  id: string;
  account_id: string;
  name: string;
  last_seen_at: Date;
  role: string | null;
  unit_id: string | null;
  body_id: string | null;
  member_id: string | null;
}

function grantsOf(rows: readonly Row[]): Grant[] {
  return rows.flatMap((row) =>
    row.role === null ? [] : [{ role: row.role, unitId: row.unit_id, bodyId: row.body_id, memberId: row.member_id }],
  );
}

async function bySession(
  db: Db,
  cookie: string,
  assemblyId: string | null,
  now: Date,
  { idleMinutes, demoDoors = true }: IdentifyOptions,
): Promise<Actor | undefined> {
  const { rows } = await sql<Row & Standing & { password_change_needed: boolean }>`
    select s.id, s.account_id, a.name, a.password_change_needed, s.last_seen_at, g.role, g.unit_id, g.body_id, g.member_id,
      ${standingColumns(now)}
    from sign_in_sessions s
    join accounts a on a.id = s.account_id
    left join grants g on g.account_id = s.account_id and g.assembly_id = ${assemblyId}
      and g.from_at <= ${now} and (g.until_at is null or g.until_at > ${now})
    where s.token_hash = ${hashSecret(cookie)} and s.expires_at > ${now}
      and s.last_seen_at > ${new Date(now.getTime() - idleMinutes * minute)}
      and a.active and (${demoDoors} or not a.demo)`.execute(db);
  const first = rows[0];
  if (!first) return undefined;
  if (now.getTime() - first.last_seen_at.getTime() >= minute) {
    await sql`update sign_in_sessions set last_seen_at = ${now} where id = ${first.id} and last_seen_at < ${now}`.execute(
      db,
    );
  }
  const needed = await factorNeeded(db, first, now, demoDoors);
  return {
    kind: 'account',
    accountId: first.account_id,
    name: first.name,
    // With a first password, or without the second factor, nobody holds an office yet, also where no account is needed.
    grants: first.password_change_needed || needed ? [] : grantsOf(rows),
    scopes: null,
    sessionId: first.id,
    ...(first.confirmed_until ? { confirmedUntil: first.confirmed_until } : {}),
    ...(needed ? { factorNeeded: needed } : {}),
    ...(first.password_change_needed ? { passwordChangeNeeded: true } : {}),
  };
}

async function byToken(
  db: Db,
  bearer: string,
  assemblyId: string | null,
  now: Date,
  { demoDoors = true }: IdentifyOptions,
): Promise<Actor | undefined> {
  const { rows } = await sql<Row & { label: string; scopes: string[] }>`
    select t.id, t.account_id, t.label, t.scopes, a.name, g.role, g.unit_id, g.body_id, g.member_id
    from integrator_tokens t
    join accounts a on a.id = t.account_id
    left join grants g on g.account_id = t.account_id and g.assembly_id = t.assembly_id and g.assembly_id = ${assemblyId}
      and g.from_at <= ${now} and (g.until_at is null or g.until_at > ${now})
      and exists (select 1 from jsonb_array_elements_text(t.roles) issued where issued = g.role)
    where t.token_hash = ${hashSecret(bearer)} and t.expires_at > ${now} and t.revoked_at is null
      and a.active and (${demoDoors} or not a.demo)`.execute(db);
  const first = rows[0];
  if (!first) return undefined;
  return {
    kind: 'token',
    accountId: first.account_id,
    name: `${first.name} · ${first.label}`,
    grants: grantsOf(rows),
    scopes: first.scopes,
    sessionId: null,
  };
}

/**
 * One statement, and a second once a minute to note that the session is in use.
 * @param assemblyId grants of this assembly only; null: none
 * A token has those offices of its account that it was issued for, never one given later.
 * @returns undefined when the secret is unknown, ended, idle too long, or its account is closed. A token
 * used in another assembly than its own has no grants there.
 */
export async function identify(
  db: Db,
  secret: Secret,
  assemblyId: string | null,
  now: Date,
  options: IdentifyOptions = { idleMinutes: 60 },
): Promise<Actor | undefined> {
  if (secret.bearer) return byToken(db, secret.bearer, assemblyId, now, options);
  if (secret.cookie) return bySession(db, secret.cookie, assemblyId, now, options);
  return undefined;
}
