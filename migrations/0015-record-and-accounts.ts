import type { Step } from '../platform/db/migrate.ts';

interface Chain {
  table: string;
  /** Rows with the same value form one chain, in the order of `seq`. */
  by: string;
  /** Takes the lock under which a chain grows. */
  lock: string;
  /** What of a row is hashed, as a text without two readings. */
  text: (row: string) => string;
}

const at = (row: string) => `to_char(${row}.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

const audit: Chain = {
  table: 'audit_entries',
  by: 'assembly_id',
  lock: `perform pg_advisory_xact_lock(hashtextextended('audit/' || coalesce(new.assembly_id::text, ''), 0))`,
  text: (row) => `jsonb_build_array(${row}.seq, ${row}.assembly_id, ${at(row)}, ${row}.account_id, ${row}.actor_name,
    ${row}.action, ${row}.subject, ${row}.details)::text`,
};

/** A proposal's steps are taken under its lock; where a line is written without it, the chain takes it. */
const history: Chain = {
  table: 'proposal_history',
  by: 'proposal_id',
  lock: 'perform 1 from proposals where id = new.proposal_id for no key update',
  text: (row) => `jsonb_build_array(${row}.seq, ${row}.assembly_id, ${row}.proposal_id, ${row}.assignment_id,
    ${row}.action, ${row}.from_state, ${row}.to_state, ${row}.actor_id, ${row}.actor_name, ${row}.on_behalf_of,
    ${at(row)}, ${row}.rule_version_id, ${row}.public, ${row}.details, ${row}.office_role, ${row}.office_id, ${row}.office_name)::text`,
};

const hashOf = (before: string, text: string) =>
  `sha256(coalesce(${before}, ''::bytea) || convert_to(${text}, 'UTF8'))`;

/** Rows there already are chained as they stand; every later one when it is written, in the statement that writes it. */
function chained({ table, by, lock, text }: Chain): string[] {
  return [
    `alter table ${table} add column hash bytea`,
    `alter table ${table} disable trigger ${table}_append_only`,
    `do $$ declare r ${table}; before bytea; last uuid; first boolean := true; begin
      for r in select * from ${table} order by ${by}, seq loop
        if first or r.${by} is distinct from last then before := null; end if;
        first := false;
        last := r.${by};
        before := ${hashOf('before', text('r'))};
        update ${table} set hash = before where seq = r.seq;
      end loop; end $$`,
    `alter table ${table} enable trigger ${table}_append_only`,
    `alter table ${table} alter column hash set not null`,
    // A later place than the one before it, also where another's entry overtook this one on its way to the lock.
    `create function ${table}_chain() returns trigger language plpgsql as $$
      declare before ${table}; begin
        ${lock};
        -- Each by its own statement: "is not distinct from" would find no index.
        if new.${by} is null then
          select * into before from ${table} where ${by} is null order by seq desc limit 1;
        else
          select * into before from ${table} where ${by} = new.${by} order by seq desc limit 1;
        end if;
        if before.seq > new.seq then new.seq := nextval(pg_get_serial_sequence('${table}', 'seq')); end if;
        new.hash := ${hashOf('before.hash', text('new'))};
        return new; end $$`,
    `create trigger ${table}_chained before insert on ${table} for each row execute function ${table}_chain()`,
    `create trigger ${table}_not_emptied before truncate on ${table} for each statement execute function refuse_change()`,
  ];
}

/**
 * The record becomes chains of hashes and refuses to be emptied. Accounts belong to an assembly, tokens keep the offices
 * they were issued for, first passwords are for changing only, and failures to sign in are counted by who tries.
 */
export const step: Step = {
  name: '0015-record-and-accounts',
  statements: [
    ...chained(audit),
    ...chained(history),
    `create trigger holiday_notices_not_emptied before truncate on holiday_notices
      for each statement execute function refuse_change()`,

    `alter table accounts add column home_assembly_id uuid references assemblies (id)`,
    `update accounts a set home_assembly_id = (select g.assembly_id from grants g where g.account_id = a.id
      order by g.from_at, g.id limit 1)`,
    `update accounts a set home_assembly_id = (select e.assembly_id from audit_entries e
      where e.action = 'account.created' and e.subject = 'account/' || a.id order by e.seq limit 1)
      where home_assembly_id is null`,
    `create index accounts_home on accounts (home_assembly_id, login)`,
    `create table account_loans (
      account_id uuid not null references accounts (id),
      assembly_id uuid not null references assemblies (id),
      lent_at timestamptz not null,
      primary key (account_id, assembly_id))`,
    `insert into account_loans (account_id, assembly_id, lent_at)
      select g.account_id, g.assembly_id, min(g.from_at) from grants g join accounts a on a.id = g.account_id
      where g.assembly_id <> a.home_assembly_id group by g.account_id, g.assembly_id`,

    `alter table accounts add column password_change_needed boolean not null default false`,
    `create table password_resets (
      id uuid primary key,
      account_id uuid not null references accounts (id),
      token_hash bytea not null unique,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz)`,
    `create index password_resets_account on password_resets (account_id) where used_at is null`,

    `alter table integrator_tokens add column roles jsonb`,
    `update integrator_tokens t set roles = (select coalesce(jsonb_agg(distinct g.role), '[]'::jsonb) from grants g
      where g.account_id = t.account_id and g.assembly_id = t.assembly_id and g.from_at <= t.created_at
        and (g.until_at is null or g.until_at > t.created_at))`,
    `alter table integrator_tokens alter column roles set not null`,

    `create table sign_in_failures (
      who text not null,
      login text not null,
      failures integer not null,
      last_at timestamptz not null,
      primary key (who, login))`,
    `create index sign_in_failures_age on sign_in_failures (last_at)`,
  ],
};
