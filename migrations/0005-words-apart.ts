import type { Step } from '../platform/db/migrate.ts';

/** Words for search in rows of their own, narrow enough that a word in half of all proposals is counted in a blink. */
export const step: Step = {
  name: '0005-words-apart',
  statements: [
    `create table proposal_words (
      proposal_id uuid primary key references proposals (id) on delete cascade,
      assembly_id uuid not null,
      version integer not null,
      filed_at timestamptz,
      public_from timestamptz,
      inside tsvector not null,
      outside tsvector)`,
    `alter table proposal_words set (toast_tuple_target = 128)`,
    `insert into proposal_words (proposal_id, assembly_id, version, filed_at, public_from, inside, outside)
      select id, assembly_id, version, filed_at, public_from, search_words, public_words
      from proposals where search_words is not null`,
    `create index proposal_words_inside on proposal_words using gin (inside)`,
    // For words so common that the newest hits are found sooner by walking back from today.
    `create index proposal_words_days on proposal_words (assembly_id, filed_at desc, proposal_id desc)
      where public_from is not null`,
    `alter table proposals drop column search_words, drop column public_words`,
  ],
};
