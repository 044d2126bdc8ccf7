import type { Step } from '../platform/db/migrate.ts';

/**
 * Passages can be masked in every text that becomes public, so a passage names its item (a piece of evidence, a reply, a
 * promise) in one way. Those of replies from before are carried over.
 */
export const step: Step = {
  name: '0019-masks-and-english-names',
  statements: [
    `update proposals set redactions = (
        select jsonb_agg(case when x.item ? 'replyId'
          then (x.item - 'replyId') || jsonb_build_object('itemId', x.item -> 'replyId') else x.item end order by x.place)
        from jsonb_array_elements(redactions) with ordinality as x(item, place))
      where redactions @? '$[*].replyId'`,
    // What they are called in English, where they have such a name; subjects and texts stay as they were written.
    `alter table assemblies add column name_en text not null default '', add column short_name_en text not null default ''`,
    `alter table bodies add column name_en text not null default ''`,
    `alter table units add column name_en text not null default ''`,
  ],
};
