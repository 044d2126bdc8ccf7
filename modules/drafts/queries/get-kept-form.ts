/** What the person had typed into a form, on whichever device. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { draftEndpoints } from '../contract.ts';
import { writerOf } from '../policy.ts';
import { readForm } from '../store.ts';

export const getKeptForm = defineQuery({
  ...draftEndpoints.getKeptForm,
  operationId: 'getKeptForm',
  summary: 'What oneself has typed into a form and not sent',
  tag: 'drafts',
  access: 'signed_in',
  async handle({ db, actor, assembly }, { params }) {
    const kept = await readForm(db, { accountId: writerOf(actor), assemblyId: assembly.id, form: params.form });
    return { content: kept?.content ?? null, version: kept?.version ?? 0, keptAt: kept?.kept_at.toISOString() ?? null };
  },
});
