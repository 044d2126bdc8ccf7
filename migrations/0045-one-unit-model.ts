import type { Step } from '../platform/db/migrate.ts';

/** What the past of all kinds of matters teaches together: one model an assembly, beginning with that of proposals. */
export const step: Step = {
  name: '0045-one-unit-model',
  statements: [
    `delete from unit_models where kind <> 'proposal'`,
    'alter table unit_models drop constraint unit_models_pkey',
    'alter table unit_models drop column kind',
    'alter table unit_models add primary key (assembly_id)',
  ],
};
