/** What single operations refuse with beyond the refusals of their kind (`platform/http/refusals.ts`); for the published description. */
import type { Refusals } from '../../platform/http/refusals.ts';

export const refusals: Readonly<Record<string, Refusals>> = {
  listRuleVersions: { 403: ['not_permitted'] },
  previewHolidayNotice: { 403: ['not_permitted'] },
  enterHolidayNotice: { 403: ['not_permitted'], 409: ['notice_unchanged'] },
};
