import type { Step } from '../platform/db/migrate.ts';

/**
 * Wrong passwords slow down who tries them and lock nobody out: a level that runs off with time beside the count of a run
 * of failures and its beginning. A link for a new password says who issued it.
 */
export const step: Step = {
  name: '0017-sign-in-failures',
  statements: [
    `alter table accounts drop column failed_sign_ins, drop column locked_until`,
    `delete from sign_in_failures`,
    `alter table sign_in_failures add column level double precision not null, add column since timestamptz not null`,
    `create index sign_in_failures_login on sign_in_failures (login, who)`,
    `delete from password_resets`,
    `alter table password_resets add column issued_by uuid references accounts (id),
      add column issuer_name text not null, add column assembly_id uuid not null references assemblies (id)`,
  ],
};
