/** What single operations refuse with beyond the refusals of their kind (`platform/http/refusals.ts`); for the published description. */
import type { Refusals } from '../../platform/http/refusals.ts';

export const refusals: Readonly<Record<string, Refusals>> = {
  listNotices: { 403: ['not_permitted'] },
  markNoticesRead: { 403: ['not_permitted'] },
};
