import type { Step } from '../platform/db/migrate.ts';

/**
 * Second factors of accounts, the codes that stand in for a lost one, and challenges that are good once and for minutes. A session
 * keeps when its person showed a second factor, and until when weighty acts need no new proof.
 */
export const step: Step = {
  name: '0051-second-factors',
  statements: [
    `create table second_factors (
      id uuid primary key,
      account_id uuid not null references accounts (id) on delete cascade,
      kind text not null check (kind in ('authenticator', 'passkey')),
      label text not null,
      created_at timestamptz not null,
      last_used_at timestamptz,
      sealed_secret bytea,
      last_step bigint not null default 0,
      credential_id text unique,
      public_key bytea,
      counter bigint not null default 0,
      transports jsonb not null default '[]',
      check ((kind = 'authenticator') = (sealed_secret is not null)),
      check ((kind = 'passkey') = (credential_id is not null and public_key is not null)))`,
    `create index second_factors_account on second_factors (account_id)`,
    `create table recovery_codes (
      account_id uuid not null references accounts (id) on delete cascade,
      code_hash bytea not null,
      made_at timestamptz not null,
      used_at timestamptz,
      primary key (account_id, code_hash))`,
    `create table factor_challenges (
      session_id uuid not null references sign_in_sessions (id) on delete cascade,
      purpose text not null check (purpose in ('authenticator', 'passkey', 'proof')),
      content bytea not null,
      expires_at timestamptz not null,
      primary key (session_id, purpose))`,
    `create index factor_challenges_old on factor_challenges (expires_at)`,
    `alter table sign_in_sessions add column factor_at timestamptz, add column confirmed_until timestamptz`,
  ],
};
