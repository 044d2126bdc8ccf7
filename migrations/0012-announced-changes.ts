/** What every process keeps in memory announces its changes, so that several servers on one database agree at once. */
import type { Step } from '../platform/db/migrate.ts';

const kept = ['assemblies', 'terms', 'plenary_sessions', 'bodies', 'units', 'rule_versions', 'holiday_notices'];

export const step: Step = {
  name: '0012-announced-changes',
  statements: [
    `create function announce_change() returns trigger language plpgsql as $$
       begin
         perform pg_notify('yitang_changes', tg_table_name);
         return null;
       end
     $$`,
    ...kept.map(
      (table) => `create trigger ${table}_announced after insert or update or delete on ${table}
        for each statement execute function announce_change()`,
    ),
  ],
};
