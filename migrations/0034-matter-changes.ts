import type { Step } from '../platform/db/migrate.ts';

/**
 * A line for each matter whose texts were written or went away, by the database itself in the statement that writes the words: what
 * an index in memory reads to stay current, whichever process wrote. `xact` says which transaction, so that a reader takes only what
 * no transaction under way can still come before.
 */
export const step: Step = {
  name: '0034-matter-changes',
  statements: [
    `create table matter_changes (
      seq bigint generated always as identity,
      xact xid8 not null default pg_current_xact_id(),
      kind text not null,
      matter_id uuid not null,
      at timestamptz not null default now(),
      primary key (xact, seq))`,
    `create index matter_changes_at on matter_changes (at)`,
    `create function tell_matter_changed() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          insert into matter_changes (kind, matter_id) values (old.kind, old.matter_id);
          return old;
        end if;
        insert into matter_changes (kind, matter_id) values (new.kind, new.matter_id);
        return new; end $$`,
    `create trigger matter_words_told after insert or delete or update of inside on matter_words
      for each row execute function tell_matter_changed()`,
  ],
};
