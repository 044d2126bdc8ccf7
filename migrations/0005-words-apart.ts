import type { Step } from '../platform/db/migrate.ts';

/** Two parts, so that an operator's re-index builds both their word indexes at once. */
const parts = [0, 1];

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
      outside tsvector) partition by hash (proposal_id)`,
    ...parts.map(
      (part) => `create table proposal_words_${part} partition of proposal_words
        for values with (modulus ${parts.length}, remainder ${part}) with (toast_tuple_target = 128)`,
    ),
    `insert into proposal_words (proposal_id, assembly_id, version, filed_at, public_from, inside, outside)
      select id, assembly_id, version, filed_at, public_from, search_words, public_words
      from proposals where search_words is not null`,
    ...parts.map((part) => `create index proposal_words_${part}_inside on proposal_words_${part} using gin (inside)`),
    // For words so common that the newest hits are found sooner by walking back from today.
    `create index proposal_words_days on proposal_words (assembly_id, filed_at desc, proposal_id desc)
      where public_from is not null`,
    `alter table proposals drop column search_words, drop column public_words`,
  ],
};
