/** What single operations refuse with beyond the refusals of their kind (`platform/http/refusals.ts`). */
import type { Refusals } from '../../platform/http/refusals.ts';

const moving: Refusals = { 403: ['not_permitted'], 409: ['changed_meanwhile', 'duty_moved_on', 'duty_year_frozen'] };
const entering: Refusals = {
  403: ['not_permitted'],
  409: ['rule_missing'],
  422: ['invalid_value', 'duty_until_before', 'duty_evidence_needed', 'file_unknown'],
};
const checked = [
  'duty_counts_clicks',
  'duty_counts_logins',
  'duty_counts_minutes',
  'duty_counts_likes',
  'duty_counts_forwards',
  'duty_counts_check_ins',
  'duty_code_twice',
  'duty_type_not_counted',
  'duty_class_unknown',
  'duty_subtype_unknown',
  'duty_item_unknown',
  'duty_share_cycle',
  'duty_mixed_signs',
  'duty_nobody_counts',
  'duty_groups_overlap',
  'duty_band_unknown',
  'duty_band_unreachable',
  'duty_band_empty',
  'duty_band_hidden',
];

export const refusals: Readonly<Record<string, Refusals>> = {
  publishDutyRules: { 403: ['not_permitted'], 422: checked },
  listDutyRules: { 403: ['not_permitted'] },
  getDutyScore: { 403: ['not_permitted'], 409: ['rule_missing'] },
  listDutyRecords: { 403: ['not_permitted'] },
  exportDutyRecords: { 403: ['not_permitted'], 409: ['too_many_for_docx', 'too_many_for_pdf'] },
  proposeDutyRecord: { ...entering, 422: [...entering[422]!, 'duty_standing_only'] },
  enterDutyRecord: entering,
  confirmDutyRecord: { ...moving, 409: [...moving[409]!, 'rule_missing'] },
  declineDutyRecord: moving,
  withdrawDutyRecord: moving,
  getDutyYear: { 403: ['not_permitted'] },
  announceDutyYear: { 403: ['not_permitted'], 409: ['changed_meanwhile', 'duty_moved_on', 'rule_missing'] },
  freezeDutyYear: {
    403: ['not_permitted'],
    409: ['changed_meanwhile', 'duty_moved_on', 'rule_missing', 'duty_objections_open', 'duty_appeal_running'],
  },
  objectToDutyScore: {
    403: ['not_permitted'],
    409: ['duty_year_frozen', 'duty_appeal_over', 'rule_missing'],
    422: ['invalid_value'],
  },
  answerDutyObjection: { 403: ['not_permitted'], 409: ['changed_meanwhile', 'duty_moved_on'] },
  takeBackDutyObjection: { 403: ['not_permitted'], 409: ['changed_meanwhile', 'duty_moved_on'] },
};
