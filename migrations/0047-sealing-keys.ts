import type { Step } from '../platform/db/migrate.ts';

/** Which keys texts were ever sealed with; the keys themselves lie elsewhere. */
export const step: Step = {
  name: '0047-sealing-keys',
  statements: [
    `create table sealing_keys (
      id text primary key,
      proof text not null,
      seen_at timestamptz not null)`,
  ],
};
