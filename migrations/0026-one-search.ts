import type { Step } from '../platform/db/migrate.ts';

/** The parts of the words, as 0005 made them. */
const parts = [0, 1];

/**
 * One list of words for every kind of matter. The words of proposals stay where they are: tables and columns are renamed, so that
 * a million rows move in a moment; only the index by day is built anew. A matter of any kind takes its words along when it is
 * deleted, by a trigger on its own table.
 */
export const step: Step = {
  name: '0026-one-search',
  statements: [
    `alter table proposal_words drop constraint proposal_words_proposal_id_fkey`,
    `alter table proposal_words_new drop constraint proposal_words_new_proposal_id_fkey`,
    `alter table proposal_words rename to matter_words`,
    `alter table matter_words rename column proposal_id to matter_id`,
    `alter table matter_words rename column filed_at to listed_at`,
    `alter table matter_words add column kind text not null default 'proposal'`,
    `alter table matter_words alter column kind drop default`,
    ...parts.flatMap((part) => [
      `alter table proposal_words_${part} rename to matter_words_${part}`,
      `alter index proposal_words_${part}_inside rename to matter_words_${part}_inside`,
    ]),
    `drop index proposal_words_days`,
    `create index matter_words_days on matter_words (assembly_id, kind, listed_at desc, matter_id desc)`,
    `alter table proposal_words_new rename to matter_words_new`,
    `alter table matter_words_new rename column proposal_id to matter_id`,
    `alter table proposal_vocabulary rename to search_vocabulary`,
    `alter index proposal_vocabulary_pinyin rename to search_vocabulary_pinyin`,
    `alter index proposal_vocabulary_initials rename to search_vocabulary_initials`,
    `create function forget_words() returns trigger language plpgsql as $$
      begin
        delete from matter_words where matter_id = old.id;
        delete from matter_words_new where matter_id = old.id;
        return old; end $$`,
    `create trigger proposals_words_forgotten after delete on proposals for each row execute function forget_words()`,
  ],
};
