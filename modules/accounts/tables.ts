/** Rows of the tables this module owns, as the database gives them. */
import type { ColumnType, Generated } from 'kysely';

export interface AccountsTable {
  id: string;
  login: string;
  password_hash: string;
  name: string;
  phone: Generated<string>;
  locale: Generated<'zh-CN' | 'en'>;
  /** 1 to 4 */
  font_step: Generated<number>;
  elder_mode: Generated<boolean>;
  theme: Generated<'system' | 'light' | 'dark'>;
  active: Generated<boolean>;
  demo: Generated<boolean>;
  /** The assembly the account belongs to; null: to none yet. */
  home_assembly_id: Generated<string | null>;
  /** It is good for changing the password only. */
  password_change_needed: Generated<boolean>;
  created_at: Date;
}

/** Accounts one assembly lends to another, which may then give them offices of its own. */
export interface AccountLoansTable {
  account_id: string;
  assembly_id: string;
  lent_at: Date;
}

export interface GrantsTable {
  id: string;
  assembly_id: string;
  account_id: string;
  role: string;
  unit_id: string | null;
  body_id: string | null;
  member_id: string | null;
  from_at: Date;
  until_at: Date | null;
}

export interface SignInSessionsTable {
  id: string;
  account_id: string;
  token_hash: Uint8Array;
  assembly_id: string | null;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  /** When a second factor was shown in this session; null: not yet. */
  factor_at: Date | null;
  /** Until then weighty acts ask for no new proof. */
  confirmed_until: Date | null;
}

/** What proves, beside the password, that somebody is the owner of an account. */
export interface SecondFactorsTable {
  id: string;
  account_id: string;
  kind: 'authenticator' | 'passkey';
  label: string;
  created_at: Date;
  last_used_at: Date | null;
  /** Of an authenticator; sealed with a key that is not in the database. */
  sealed_secret: string | null;
  /** Id of that key. */
  sealed_with: string | null;
  /** Time step of the last code taken: no code is good twice. */
  last_step: Generated<number>;
  credential_id: string | null;
  public_key: Uint8Array | null;
  /** Uses a passkey has counted. */
  counter: Generated<number>;
  transports: ColumnType<string[], string, never>;
}

/** Codes that stand in for a lost second factor, once each. */
export interface RecoveryCodesTable {
  account_id: string;
  code_hash: Uint8Array;
  made_at: Date;
  used_at: Date | null;
}

/** What a session was challenged with; taken out when it is answered. */
export interface FactorChallengesTable {
  session_id: string;
  purpose: 'authenticator' | 'passkey' | 'proof';
  content: Uint8Array;
  expires_at: Date;
}

export interface IntegratorTokensTable {
  id: string;
  assembly_id: string;
  account_id: string;
  label: string;
  token_hash: Uint8Array;
  scopes: ColumnType<string[], string, never>;
  /** Roles of its account it was issued for. */
  roles: ColumnType<string[], string, never>;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
}

/** Attempts to sign in that failed, by who tries and at which login. */
export interface SignInFailuresTable {
  /** Kind of counter and what it counts: a device, an address (sealed), or strangers as such. */
  who: string;
  /** Empty: over all logins. */
  login: string;
  /** Failures of this run. */
  failures: number;
  /** Failures that have not run off yet; decides the wait. */
  level: number;
  since: Date;
  last_at: Date;
}

/** Links for a new password; the link's secret is not here. */
export interface PasswordResetsTable {
  id: string;
  account_id: string;
  /** Assembly whose security administrator issued it. */
  assembly_id: string;
  token_hash: Uint8Array;
  /** Null: the operator of the installation. */
  issued_by: string | null;
  issuer_name: string;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

/** Written by `platform/audit`; this module only reads it. */
export interface AuditEntriesTable {
  seq: Generated<number>;
  assembly_id: string | null;
  at: Date;
  account_id: string | null;
  actor_name: string;
  action: string;
  subject: string;
  details: ColumnType<Record<string, unknown>, string, never>;
  /** Written by the database: of this row and of the one before it in its assembly. */
  hash: ColumnType<Uint8Array, never, never>;
}

declare module '../../platform/db/schema.ts' {
  interface DatabaseSchema {
    accounts: AccountsTable;
    account_loans: AccountLoansTable;
    grants: GrantsTable;
    sign_in_sessions: SignInSessionsTable;
    integrator_tokens: IntegratorTokensTable;
    sign_in_failures: SignInFailuresTable;
    password_resets: PasswordResetsTable;
    second_factors: SecondFactorsTable;
    recovery_codes: RecoveryCodesTable;
    factor_challenges: FactorChallengesTable;
    audit_entries: AuditEntriesTable;
  }
}
