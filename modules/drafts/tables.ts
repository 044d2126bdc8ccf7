/** Rows of the tables this module owns, as the database gives them. */
export interface KeptFormsTable {
  assembly_id: string;
  account_id: string;
  /** Which form, named by its screen: `step:<matter>:<action>`. */
  form: string;
  /** Raised by one with each keeping; a device that knows an older one is told. */
  version: number;
  /** What was typed, as JSON text; the server never looks inside. */
  content: string;
  kept_at: Date;
}

export interface SavedViewsTable {
  id: string;
  assembly_id: string;
  account_id: string;
  screen: string;
  name: string;
  /** As it stands in the address of the list. */
  query: string;
  saved_at: Date;
}

declare module '../../platform/db/schema.ts' {
  interface DatabaseSchema {
    kept_forms: KeptFormsTable;
    saved_views: SavedViewsTable;
  }
}
