import type { Step } from '../platform/db/migrate.ts';

/**
 * The public follows matters by e-mail or push. An address of somebody without an account is a follower's while they follow
 * anything, and goes with the last of it; `told_seq` is the line of the history up to which a follower knows. Of the letters that ask
 * for a confirmation nothing but a seal of the address and the time is kept, for a day.
 */
export const step: Step = {
  name: '0043-following',
  statements: [
    `create table followers (
      address_id uuid primary key references contact_addresses (id) on delete cascade,
      assembly_id uuid not null references assemblies (id),
      channel text not null check (channel in ('mail', 'push')),
      address_seal bytea not null,
      locale text not null,
      created_at timestamptz not null,
      unique (assembly_id, address_seal))`,
    `create table follows (
      id uuid primary key,
      address_id uuid not null references followers (address_id) on delete cascade,
      assembly_id uuid not null references assemblies (id),
      kind text not null references matter_kinds (kind),
      matter_id uuid not null,
      asked_at timestamptz not null,
      confirmed_at timestamptz,
      told_seq bigint not null,
      unique (address_id, kind, matter_id))`,
    `create index follows_matter on follows (assembly_id, kind, matter_id)`,
    `create index follows_asked on follows (asked_at) where confirmed_at is null`,
    `create table follow_letters (
      address_seal bytea not null,
      goes_at timestamptz not null)`,
    `create index follow_letters_address on follow_letters (address_seal, goes_at)`,
  ],
};
