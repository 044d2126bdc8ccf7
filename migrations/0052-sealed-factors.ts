import type { Step } from '../platform/db/migrate.ts';

/** Secrets of authenticators are sealed as all other texts at rest; those sealed otherwise are set up anew. */
export const step: Step = {
  name: '0052-sealed-factors',
  statements: [
    `delete from second_factors where kind = 'authenticator'`,
    `delete from recovery_codes c where not exists (select 1 from second_factors f where f.account_id = c.account_id)`,
    `delete from factor_challenges`,
    `alter table second_factors drop column sealed_secret`,
    `alter table second_factors add column sealed_secret text, add column sealed_with text,
      add constraint second_factors_sealed check
        ((kind = 'authenticator') = (sealed_secret is not null and sealed_with is not null))`,
  ],
};
