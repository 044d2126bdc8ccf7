/** Takes away what was typed: it was sent, or thrown away. */
import { defineCommand } from '../../../platform/http/operation.ts';
import { draftEndpoints } from '../contract.ts';
import { writerOf } from '../policy.ts';
import { discardForms } from '../store.ts';

export const discardForm = defineCommand({
  ...draftEndpoints.discardForm,
  operationId: 'discardForm',
  summary: 'Throw away what is typed into a form',
  tag: 'drafts',
  access: 'signed_in',
  async handle({ db, actor, assembly }, { params }) {
    const gone = await discardForms(db, { accountId: writerOf(actor), assemblyId: assembly.id, form: params.form });
    return { discarded: gone > 0 };
  },
});
