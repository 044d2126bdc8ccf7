/** Rows of the tables this module owns, as the database gives them. */
import type { ColumnType, Generated } from 'kysely';
import type { AreaFeature } from './map-shape.ts';

export interface AssembliesTable {
  id: string;
  parent_id: string | null;
  code: string;
  level: 'province' | 'city' | 'county';
  name: string;
  short_name: string;
  name_en: Generated<string>;
  short_name_en: Generated<string>;
  place: string;
  contact: Generated<string>;
  sort_weight: Generated<number>;
  created_at: Date;
}

export interface TermsTable {
  id: string;
  assembly_id: string;
  ordinal: number;
  /** `YYYY-MM-DD` */
  starts_on: string;
  /** `YYYY-MM-DD` */
  ends_on: string;
}

export interface PlenarySessionsTable {
  id: string;
  assembly_id: string;
  term_id: string;
  ordinal: number;
  opens_at: Date;
  closes_at: Date;
  proposals_from: Date;
  proposals_until: Date;
  intersession_until: Date;
}

export type BodyKind = 'sector' | 'committee' | 'party' | 'organisation' | 'group';

export interface BodiesTable {
  id: string;
  assembly_id: string;
  term_id: string;
  kind: BodyKind;
  name: string;
  name_en: Generated<string>;
  sort_weight: Generated<number>;
}

export type UnitKind = 'handling' | 'supervision_party' | 'supervision_government';

export interface UnitsTable {
  id: string;
  assembly_id: string;
  kind: UnitKind;
  side: 'party' | 'government';
  name: string;
  name_en: Generated<string>;
  letter_code: Generated<string>;
  sort_weight: Generated<number>;
  active: Generated<boolean>;
}

export interface RuleVersionsTable {
  id: string;
  assembly_id: string;
  subject: string;
  version: number;
  name: string;
  applies_from: Date;
  content: ColumnType<unknown, string, string>;
  published_by: string | null;
  published_at: Date;
  seq: Generated<number>;
  /** Written by the database: of this row and of the one before it in its assembly. */
  hash: ColumnType<Uint8Array, never, never>;
}

/** A year's notice of moved days; never changed, only followed by a newer one of the same year. */
export interface HolidayNoticesTable {
  id: string;
  assembly_id: string;
  year: number;
  title: string;
  /** `YYYY-MM-DD` */
  issued_on: string;
  source: string;
  days_off: ColumnType<string[], string, never>;
  days_worked: ColumnType<string[], string, never>;
  entered_by: string | null;
  entered_by_name: string;
  entered_at: Date;
}

/** By which calendar the running deadlines of an assembly were counted last. */
export interface CalendarCountsTable {
  assembly_id: string;
  fingerprint: string;
  counted_at: Date;
}

/** The map an assembly brought. */
export interface AssemblyMapsTable {
  assembly_id: string;
  areas: ColumnType<readonly AreaFeature[], string, string>;
}

declare module '../../platform/db/schema.ts' {
  interface DatabaseSchema {
    assemblies: AssembliesTable;
    terms: TermsTable;
    plenary_sessions: PlenarySessionsTable;
    bodies: BodiesTable;
    units: UnitsTable;
    rule_versions: RuleVersionsTable;
    holiday_notices: HolidayNoticesTable;
    calendar_counts: CalendarCountsTable;
    assembly_maps: AssemblyMapsTable;
  }
}
