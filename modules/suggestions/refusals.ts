/** What single operations refuse with beyond the refusals of their kind (`platform/http/refusals.ts`); for the published description. */

import { bulkRefusals } from '../../platform/bulk/bulk.ts';
import type { Refusals } from '../../platform/http/refusals.ts';
import { handlingRefusals, stepRefusals as step } from '../handling/index.ts';
import { address } from './contract/handling.ts';

const mine = (...conflicts: string[]): Refusals => ({ 403: ['not_your_part'], 409: ['wrong_state', ...conflicts] });

/** What work on the pool of threads refuses with. */
const heavy: Refusals = {
  422: ['work_too_large', 'work_too_long'],
  429: ['work_waiting'],
  503: ['work_queue_full'],
};

export const refusals: Readonly<Record<string, Refusals>> = {
  ...handlingRefusals(address),
  ...bulkRefusals(address.suffix),
  acceptSuggestion: step(),
  answerLedSuggestion: step(),
  answerObjection: step('not_objected', 'own_decision'),
  askSuggestionCode: { 409: ['channel_not_offered', 'codes_too_many'] },
  checkSuggestionPublication: { 403: ['not_your_part'] },
  categoriseSuggestion: step(),
  closeLedSuggestion: step('answered_otherwise'),
  confirmSuggestionCode: { 409: ['code_gone', 'code_wrong'] },
  convertSuggestion: {
    403: ['not_a_member', 'not_your_part'],
    409: ['changed_meanwhile', 'no_rules_in_force', 'no_session_open', 'rule_missing', 'wrong_state'],
  },
  correctMySuggestion: mine(),
  decideSuggestionPublicity: step(),
  declineSuggestion: step(),
  deleteMyData: mine(),
  exportSuggestionFigures: { ...heavy, 403: ['not_your_part'] },
  exportSuggestions: { ...heavy, 403: ['not_your_part'], 409: ['too_many_for_docx', 'too_many_for_pdf'] },
  getSuggestionImport: { 403: ['not_your_part'] },
  listSuggestionImports: { 403: ['not_your_part'] },
  previewSuggestionImport: {
    ...heavy,
    403: ['not_your_part'],
    409: ['file_damaged', 'import_busy', 'rule_missing'],
    503: ['storage_unavailable', 'work_queue_full'],
  },
  runSuggestionImport: {
    ...heavy,
    403: ['not_your_part'],
    409: ['file_damaged', 'import_busy', 'preview_outdated', 'rule_missing'],
    503: ['storage_unavailable', 'work_queue_full'],
  },
  suggestionImportTemplate: { 403: ['not_your_part'] },
  takeBackSuggestionImport: {
    403: ['not_your_part'],
    409: ['import_at_work', 'import_rows_moved', 'import_taken_back'],
  },
  giveBackSuggestion: step(),
  hideSuggestion: step(),
  likelyUnitsOfSuggestion: { 403: ['not_your_part'] },
  unitLoadsOfSuggestion: { 403: ['not_your_part'] },
  joinSuggestion: { 403: ['address_needed', 'joining_closed', 'members_only'] },
  joinSuggestionTeam: step(),
  leaveSuggestion: { 403: ['joining_closed'] },
  objectToDecision: mine('objected_before'),
  passOnSuggestion: step(),
  publishSuggestionRules: { 403: ['not_permitted'] },
  rateLedSuggestion: step('already_rated', 'answered_otherwise'),
  rateMySuggestion: mine('already_rated', 'answered_otherwise'),
  recordSuggestionVisit: step(),
  redactSuggestion: step(),
  returnSuggestion: step(),
  screenSameText: { 403: ['not_your_part'] },
  sendSuggestion: {
    403: ['address_needed', 'members_only', 'not_your_part'],
    409: ['rule_missing', 'suggestion_exists'],
  },
  showSuggestion: step(),
  showSuggestionCase: step('case_not_public'),
  suggestionLetter: heavy,
  suggestionOptions: { 409: ['rule_missing'] },
  takeUpSuggestion: { 403: ['not_speaking_for_body', 'not_your_part'], 409: ['changed_meanwhile', 'wrong_state'] },
  uploadSuggestionPhoto: {
    409: ['photo_exists'],
    422: ['photo_heic', 'photo_moving', 'photo_refused', 'photo_too_many_pixels'],
  },
  withdrawMySuggestion: mine(),
};
