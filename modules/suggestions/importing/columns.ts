/** The columns old suggestions come in: which headings mean which, in Chinese and English. Nothing of a sender is read. */
import type { SheetColumns } from '../../../platform/importing/columns.ts';

export const columnKeys = [
  'subject',
  'text',
  'receivedOn',
  'category',
  'place',
  'outcome',
  'reason',
  'unit',
  'lead',
  'repliedOn',
  'reply',
  'rating',
  'publicity',
  'reference',
] as const;
export type ColumnKey = (typeof columnKeys)[number];

export const suggestionColumns: SheetColumns<ColumnKey> = {
  keys: columnKeys,
  headings: {
    subject: ['主题', 'Subject', '标题', '题目', '建议标题', 'Title'],
    text: ['建议内容', 'Text', '内容', '正文', '建议', '诉求内容', 'Suggestion'],
    receivedOn: ['收到日期', 'Received on', '收到时间', '提交时间', '提交日期', '日期', 'Date'],
    category: ['类别', 'Category', '分类', '建议类别'],
    place: ['地点', 'Place', '发生地点', '地址', 'Address'],
    outcome: ['处理结果', 'Outcome', '审核结果', '办理状态', '状态', 'State'],
    reason: ['理由', 'Reason', '不予受理理由', '转办渠道'],
    unit: ['承办单位', 'Unit', '办理单位', '答复单位'],
    lead: ['领办', 'Taken up by', '领办委员', '领办专委会'],
    repliedOn: ['答复日期', 'Replied on', '答复时间', '回复时间', '回复日期'],
    reply: ['答复内容', 'Answer', '答复', '回复', '回复内容', 'Reply'],
    rating: ['评价', 'Rating', '满意度'],
    publicity: ['公开方式', 'Publicity', '是否公开', '公开'],
    reference: ['来源编号', 'Source reference', '原系统编号', '编号', 'Reference', 'Id'],
  },
  title: 'subject',
  required: ['subject', 'text', 'receivedOn'],
  limits: { subject: 60, text: 5_000, place: 100, reason: 1_000, lead: 100, reply: 20_000, reference: 100 },
  vital: ['subject', 'text', 'receivedOn', 'repliedOn'],
  personal: ['subject', 'text', 'place', 'reply', 'lead', 'reason'],
};
