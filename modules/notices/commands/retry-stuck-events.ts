/** Has what is stuck tried again at once, as after a repair. */
import { retryStuck } from '../../../platform/events/stuck.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { noticeEndpoints } from '../contract.ts';
import { mustBeCaretaker } from '../policy.ts';

export const retryStuckEvents = defineCommand({
  ...noticeEndpoints.retryStuckEvents,
  operationId: 'retryStuckEvents',
  summary: 'Have stuck events tried again at once: one, or all',
  tag: 'notices',
  access: 'signed_in',
  async handle({ db, actor, assembly, clock }, { body }) {
    mustBeCaretaker(actor);
    return { retried: await retryStuck(db, assembly.id, clock.now(), body.one) };
  },
});
