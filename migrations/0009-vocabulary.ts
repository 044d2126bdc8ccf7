import type { Step } from '../platform/db/migrate.ts';

/**
 * Every word of the searches once, with its sound: for single characters, pinyin and words mistyped. Words of proposals
 * not learned yet wait in a list; those of before this step come with the next re-index.
 */
export const step: Step = {
  name: '0009-vocabulary',
  statements: [
    `create table proposal_vocabulary (
      word text collate "C" primary key,
      pinyin text collate "C" not null,
      initials text collate "C" not null)`,
    `create index proposal_vocabulary_pinyin on proposal_vocabulary (pinyin)`,
    `create index proposal_vocabulary_initials on proposal_vocabulary (initials)`,
    `create table proposal_words_new (
      proposal_id uuid primary key references proposals (id) on delete cascade)`,
    `insert into proposal_words_new (proposal_id) select proposal_id from proposal_words`,
  ],
};
