/** What single operations refuse with beyond the refusals of their kind (`platform/http/refusals.ts`); for the published description. */
import type { Refusals } from '../../platform/http/refusals.ts';

export const refusals: Readonly<Record<string, Refusals>> = {
  deleteView: { 403: ['not_permitted'] },
  discardForm: { 403: ['not_permitted'] },
  getKeptForm: { 403: ['not_permitted'] },
  keepForm: { 403: ['not_permitted'], 409: ['form_kept_elsewhere'] },
  listViews: { 403: ['not_permitted'] },
  saveView: { 403: ['not_permitted'], 409: ['too_many_views'] },
};
