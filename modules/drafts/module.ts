/** What kept forms add to the platform. */
import type { Module } from '../../platform/http/module.ts';
import { deleteView } from './commands/delete-view.ts';
import { discardForm } from './commands/discard-form.ts';
import { keepForm } from './commands/keep-form.ts';
import { saveView } from './commands/save-view.ts';
import { forgetOldForms } from './jobs/forget-old-forms.ts';
import en from './locales/en.json' with { type: 'json' };
import summaries from './locales/operations.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { getKeptForm } from './queries/get-kept-form.ts';
import { listViews } from './queries/list-views.ts';
import { refusals } from './refusals.ts';
import { filesInForms } from './store.ts';

export const draftsModule: Module = {
  name: 'drafts',
  summaries,
  refusals,
  operations: [getKeptForm, keepForm, discardForm, listViews, saveView, deleteView],
  jobs: [{ name: 'drafts-forget', schedule: '40 3 * * *', run: forgetOldForms }],
  namedFiles: filesInForms,
  locales: { 'zh-CN': zh, en },
  tables: ['kept_forms', 'saved_views'],
};
