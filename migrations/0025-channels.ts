import type { Step } from '../platform/db/migrate.ts';

/** Channels beside the inbox: addresses people confirmed, what they chose, and what became of each message. */
export const step: Step = {
  name: '0025-channels',
  statements: [
    `alter table notices add column topic text not null default 'progress',
      add column matter_kind text, add column matter_id uuid, add column confidential boolean not null default false`,
    `create table contact_addresses (
      id uuid primary key,
      account_id uuid not null references accounts (id),
      channel text not null check (channel in ('mail', 'push', 'sms')),
      address text not null,
      details jsonb not null default '{}',
      code_sent_at timestamptz,
      code_tries integer not null default 0,
      confirmed_at timestamptz,
      created_at timestamptz not null,
      unique (account_id, channel, address))`,
    `create unique index contact_addresses_one on contact_addresses (account_id, channel) where channel <> 'push'`,
    `create table notice_choices (
      account_id uuid not null references accounts (id),
      topic text not null,
      channel text not null check (channel in ('mail', 'push', 'sms')),
      timing text not null check (timing in ('now', 'digest')),
      primary key (account_id, topic, channel))`,
    `create table notice_settings (
      account_id uuid primary key references accounts (id),
      digest_minute integer not null check (digest_minute between 0 and 1439))`,
    `create table deliveries (
      id uuid primary key,
      assembly_id uuid not null references assemblies (id),
      account_id uuid not null references accounts (id),
      notice_id uuid references notices (id) on delete cascade,
      channel text not null,
      address_id uuid references contact_addresses (id) on delete set null,
      digest boolean not null default false,
      state text not null default 'waiting' check (state in ('waiting', 'failed', 'sent', 'given_up')),
      attempts integer not null default 0,
      last_error text,
      created_at timestamptz not null,
      try_at timestamptz not null,
      sent_at timestamptz,
      unique (notice_id, address_id))`,
    `create index deliveries_due on deliveries (channel, try_at) where state in ('waiting', 'failed')`,
    `create index deliveries_assembly on deliveries (assembly_id, created_at desc)`,
    `create index deliveries_account on deliveries (account_id, created_at)`,
    `create index deliveries_address on deliveries (address_id)`,
  ],
};
