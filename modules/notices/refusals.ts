/** What single operations refuse with beyond the refusals of their kind (`platform/http/refusals.ts`); for the published description. */
import type { Refusals } from '../../platform/http/refusals.ts';

export const refusals: Readonly<Record<string, Refusals>> = {
  listNotices: { 403: ['not_permitted'] },
  markNoticesRead: { 403: ['not_permitted'] },
  getNoticeSettings: { 403: ['not_permitted'] },
  setNoticeSettings: { 403: ['not_permitted'], 409: ['channel_not_offered'] },
  addContactAddress: { 403: ['not_permitted'], 409: ['channel_not_offered', 'codes_too_many'] },
  confirmContactAddress: { 403: ['not_permitted'], 404: ['not_found'], 409: ['code_gone', 'code_wrong'] },
  removeContactAddress: { 403: ['not_permitted'], 404: ['not_found'] },
  addPushSubscription: {
    403: ['not_permitted'],
    409: ['channel_not_offered', 'devices_too_many', 'push_host_refused'],
  },
  listDeliveries: { 403: ['not_permitted'] },
  listStuckEvents: { 403: ['not_permitted'] },
  retryStuckEvents: { 403: ['not_permitted'] },
};
