/** What a module could not deal with, for the administrator. */
import { stuckEvents } from '../../../platform/events/stuck.ts';
import { defineQuery } from '../../../platform/http/operation.ts';
import { noticeEndpoints } from '../contract.ts';
import { mustBeCaretaker } from '../policy.ts';

const MOST = 200;

export const listStuckEvents = defineQuery({
  ...noticeEndpoints.listStuckEvents,
  operationId: 'listStuckEvents',
  summary: 'Events that could not be dealt with after several tries, oldest first',
  tag: 'notices',
  access: 'signed_in',
  async handle({ db, actor, assembly }) {
    mustBeCaretaker(actor);
    const events = await stuckEvents(db, assembly.id, MOST);
    return {
      events: events.map((item) => ({
        ...item,
        announcedAt: item.announcedAt.toISOString(),
        nextTryAt: item.nextTryAt.toISOString(),
      })),
    };
  },
});
