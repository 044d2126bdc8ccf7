/** The columns of an old register: which headings mean which, in Chinese and English, as offices write them. */

/** Columns in the order of the template. */
export const columnKeys = [
  'session',
  'number',
  'subject',
  'first',
  'cosigners',
  'category',
  'filedOn',
  'situation',
  'analysis',
  'suggestions',
  'outcome',
  'reason',
  'lead',
  'assisting',
  'separate',
  'handling',
  'dispatchedOn',
  'repliedOn',
  'class',
  'letterNumber',
  'reply',
  'signer',
  'rating',
  'secondRepliedOn',
  'secondClass',
  'secondLetterNumber',
  'secondReply',
  'secondRating',
  'closedOn',
  'publicity',
  'key',
  'excellent',
  'reference',
] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** Without these a row is refused. */
export const requiredColumns: readonly ColumnKey[] = ['subject', 'first', 'filedOn'];

/** The first of each is the heading of the template: Chinese, then English; the rest are read as well. */
export const headings: Readonly<Record<ColumnKey, readonly [zh: string, en: string, ...others: string[]]>> = {
  session: ['届次', 'Session', '届次会议', '会议届次'],
  number: ['提案号', 'Number', '编号', '提案编号', '案号', '提案序号', 'No.'],
  subject: ['案由', 'Subject', '题目', '标题', '提案题目', '提案标题', '提案名称', '提案案由', 'Title'],
  first: ['第一提案人', 'First proposer', '提案人', '提案者', '提案单位', '提出者', 'Proposer'],
  cosigners: ['联名人', 'Co-signers', '联名提案人', '联名委员', '联名', 'Cosigners'],
  category: ['类别', 'Category', '提案类别', '分类', '提案分类'],
  filedOn: ['立案日期', 'Filed on', '立案时间', '提交日期', '提交时间', '提案日期', '提出日期', 'Filed', 'Date'],
  situation: ['情况反映', 'Situation', '内容', '提案内容', '正文', '提案正文', '情况', 'Text', 'Content'],
  analysis: ['原因分析', 'Analysis', '问题分析', '分析', '存在问题'],
  suggestions: ['具体建议', 'Suggestions', '建议', '意见建议', '建议内容', 'Suggestion'],
  outcome: ['审查结果', 'Outcome', '立案情况', '是否立案', '审查意见', '处理结果', '处理方式'],
  reason: ['不予立案理由', 'Reason', '不立案理由', '不予立案原因', '不立案原因', '未立案原因', '未立案理由', '理由'],
  lead: ['主办单位', 'Lead unit', '承办单位', '主办', '答复单位', 'Unit', '承办部门', '主办部门', '办理单位'],
  assisting: ['会办单位', 'Assisting units', '协办单位', '会办', '协办', 'Assisting unit'],
  separate: ['分办单位', 'Separate units', '分办', '分别办理单位', '分别办理'],
  handling: ['办理方式', 'Way of handling', '承办方式', '办理形式', '承办形式'],
  dispatchedOn: ['交办日期', 'Dispatched on', '交办时间', 'Dispatched'],
  repliedOn: ['答复日期', 'Replied on', '答复时间', '复文日期', 'Replied'],
  class: ['答复类别', 'Reply class', '办理类别', '答复分类', '办理结果', 'Class'],
  letterNumber: ['答复文号', 'Letter number', '文号', '复文号'],
  reply: ['答复内容', 'Reply', '答复', '答复正文', '办理答复', '复文', 'Reply text'],
  signer: ['签发人', 'Signed by', 'Signer'],
  rating: ['评价', 'Rating', '满意度', '委员评价', '委员意见', '满意情况', 'Satisfaction'],
  secondRepliedOn: [
    '第二次答复日期',
    'Replied again on',
    '二次答复日期',
    '再次答复日期',
    '二次答复时间',
    '再次答复时间',
    '第二次答复时间',
    '第二次答复日期',
  ],
  secondClass: ['第二次答复类别', 'Second class', '二次答复类别', '再次答复类别'],
  secondLetterNumber: ['第二次答复文号', 'Second letter number', '二次答复文号', '再次答复文号'],
  secondReply: ['第二次答复内容', 'Second reply', '第二次答复', '二次答复', '再次答复', '二次答复内容', '再次答复内容'],
  secondRating: ['第二次评价', 'Second rating', '二次评价', '再次评价', '第二次满意度', '二次满意度'],
  closedOn: ['办结日期', 'Closed on', '办结时间', 'Closed'],
  publicity: ['公开方式', 'Publicity', '是否公开', '公开'],
  key: ['重点提案', 'Key proposal', '是否重点', '重点', 'Key'],
  excellent: ['优秀提案', 'Excellent proposal', '是否优秀', '优秀', 'Excellent'],
  reference: ['来源编号', 'Source reference', '原系统编号', '来源号', 'Reference', 'Id'],
};

/** Headings are compared without spaces, marks and case; what stands in brackets is a remark. */
export function plainHeading(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s*＊:：.\-_/]/g, '');
}

const byHeading = new Map(
  columnKeys.flatMap((key) => headings[key].map((heading) => [plainHeading(heading), key] as const)),
);

/** @returns the column a heading means */
export function columnOf(heading: string): ColumnKey | undefined {
  return byHeading.get(plainHeading(heading));
}

/** The heading of the template in the reader's language. */
export function headingOf(key: ColumnKey, locale: 'zh-CN' | 'en'): string {
  return headings[key][locale === 'en' ? 1 : 0];
}
