/** Rows of uploaded files; the bytes are in the file store. */
export interface FileRow {
  id: string;
  assembly_id: string;
  uploaded_by: string | null;
  name: string;
  media_type: string;
  size: number;
  sha256: string;
  storage_key: string;
  created_at: Date;
  /** Since when it is known to hang on something; null: not looked at yet, or hanging on nothing. */
  kept_at: Date | null;
}

declare module '../../platform/db/schema.ts' {
  interface DatabaseSchema {
    files: FileRow;
  }
}
