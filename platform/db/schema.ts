/**
 * The tables of the installation. Each module adds its own by declaration merging in its `tables.ts`; the architecture
 * test holds every module to the tables it declares.
 */
import type { Kysely, Transaction } from 'kysely';

// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules
export interface DatabaseSchema {}

export type Db = Kysely<DatabaseSchema> | Transaction<DatabaseSchema>;
