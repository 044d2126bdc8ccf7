import type { Step } from '../platform/db/migrate.ts';

/**
 * Photos wait for their drawing in their own rows, not as jobs beside them, and those that hang on nothing are counted by who
 * keeps them so.
 */
export const step: Step = {
  name: '0046-photos-at-hand',
  statements: [
    `alter table suggestion_photos add column loose_by text, add column drawing_until timestamptz,
      add column begun integer not null default 0`,
    `drop index suggestion_photos_loose`,
    `create index suggestion_photos_loose on suggestion_photos (assembly_id, loose_by, uploaded_at)
      where suggestion_id is null and visit_id is null`,
    `do $$ begin
      if to_regclass('jobs.job') is not null then
        execute $clear$ delete from jobs.job where name = 'suggestions-draw-photo' $clear$;
      end if;
    end $$`,
  ],
};
