/** What notices add to the platform. */
import type { Module } from '../../platform/http/module.ts';
import { addContactAddress } from './commands/add-contact-address.ts';
import { addPushSubscription } from './commands/add-push-subscription.ts';
import { confirmContactAddress } from './commands/confirm-contact-address.ts';
import { markNoticesRead } from './commands/mark-notices-read.ts';
import { removeContactAddress } from './commands/remove-contact-address.ts';
import { retryStuckEvents } from './commands/retry-stuck-events.ts';
import { setNoticeSettings } from './commands/set-notice-settings.ts';
import en from './locales/en.json' with { type: 'json' };
import summaries from './locales/operations.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { getNoticeSettings } from './queries/get-notice-settings.ts';
import { listDeliveries } from './queries/list-deliveries.ts';
import { listNotices } from './queries/list-notices.ts';
import { listStuckEvents } from './queries/list-stuck-events.ts';
import { refusals } from './refusals.ts';

export const noticesModule: Module = {
  name: 'notices',
  summaries,
  refusals,
  operations: [
    listNotices,
    markNoticesRead,
    getNoticeSettings,
    setNoticeSettings,
    addContactAddress,
    confirmContactAddress,
    removeContactAddress,
    addPushSubscription,
    listDeliveries,
    listStuckEvents,
    retryStuckEvents,
  ],
  locales: { 'zh-CN': zh, en },
  tables: ['notices', 'contact_addresses', 'notice_choices', 'notice_settings', 'deliveries'],
};
