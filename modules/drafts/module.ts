/** What kept forms add to the platform. */
import type { Module } from '../../platform/http/module.ts';
import { discardForm } from './commands/discard-form.ts';
import { keepForm } from './commands/keep-form.ts';
import { forgetOldForms } from './jobs/forget-old-forms.ts';
import en from './locales/en.json' with { type: 'json' };
import summaries from './locales/operations.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { getKeptForm } from './queries/get-kept-form.ts';
import { refusals } from './refusals.ts';
import { filesInForms } from './store.ts';

export const draftsModule: Module = {
  name: 'drafts',
  summaries,
  refusals,
  operations: [getKeptForm, keepForm, discardForm],
  jobs: [{ name: 'drafts-forget', schedule: '40 3 * * *', run: forgetOldForms }],
  namedFiles: filesInForms,
  locales: { 'zh-CN': zh, en },
  tables: ['kept_forms'],
};
