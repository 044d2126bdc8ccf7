/** What single operations refuse with beyond the refusals of their kind (`platform/http/refusals.ts`); for the published description. */
import type { Refusals } from '../../platform/http/refusals.ts';

export const refusals: Readonly<Record<string, Refusals>> = {
  listRuleVersions: { 403: ['not_permitted'] },
  previewHolidayNotice: { 403: ['not_permitted'] },
  enterHolidayNotice: { 403: ['not_permitted'], 409: ['notice_unchanged'] },
  changeAssembly: { 403: ['not_permitted'] },
  listUnitsOfHouse: { 403: ['not_permitted'] },
  addUnit: { 403: ['not_permitted'] },
  changeUnit: { 403: ['not_permitted'] },
  setUnitActive: { 403: ['not_permitted'], 409: ['unit_at_work'] },
  listBodiesOfHouse: { 403: ['not_permitted'] },
  addBody: { 403: ['not_permitted'], 409: ['term_over'] },
  changeBody: { 403: ['not_permitted'], 409: ['term_over'] },
  removeBody: { 403: ['not_permitted'], 409: ['body_in_use', 'term_over'] },
  listTermsOfHouse: { 403: ['not_permitted'] },
  addTerm: { 403: ['not_permitted'] },
  changeTerm: { 403: ['not_permitted'], 409: ['term_over'] },
  previewWindows: { 403: ['not_permitted'], 409: ['session_over'] },
  addSession: { 403: ['not_permitted'] },
  changeSession: { 403: ['not_permitted'], 409: ['session_over'] },
};
