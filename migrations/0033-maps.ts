import type { Step } from '../platform/db/migrate.ts';

/** The areas an assembly draws its public map of: its own data, of no other house. */
export const step: Step = {
  name: '0033-maps',
  statements: [
    `create table assembly_maps (
      assembly_id uuid primary key references assemblies (id),
      areas jsonb not null)`,
    `create trigger assembly_maps_announced after insert or update or delete on assembly_maps
      for each statement execute function announce_change()`,
  ],
};
