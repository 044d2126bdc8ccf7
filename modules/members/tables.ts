/** Rows of the tables this module owns, as the database gives them. */
import type { Generated } from 'kysely';

export interface MembersTable {
  id: string;
  assembly_id: string;
  term_id: string;
  account_id: string;
  number: string;
  name: string;
  standing: Generated<boolean>;
  sector_id: string | null;
  committee_id: string | null;
  party_id: string | null;
  group_id: string | null;
  workplace: Generated<string>;
  sort_weight: Generated<number>;
}

declare module '../../platform/db/schema.ts' {
  interface DatabaseSchema {
    members: MembersTable;
  }
}
