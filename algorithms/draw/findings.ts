/**
 * What can be wrong with a draw: stable codes, each with a sentence for people in both languages. Programs compare codes;
 * sentences may be improved at any time.
 */

/** Sentences by code; the replay page carries the same table. */
export const FINDINGS = {
  'record.unreadable': {
    en: 'The file cannot be read as a record: it is damaged, cut off or something else.',
    zh: '文件无法作为抽签记录读取：已损坏、被截断，或者不是抽签记录。',
  },
  'record.not-canonical': {
    en: 'The file is not in its one exact form: it was changed or re-typed after it was written.',
    zh: '文件不是唯一规定的写法：写成之后被改动过或重新录入过。',
  },
  'record.format': { en: 'This is not the record of a public draw.', zh: '这不是公开抽签的记录。' },
  'record.version': {
    en: 'The record has a version that is not known here.',
    zh: '记录的版本在这里不认识。',
  },
  'record.shape': {
    en: 'Something in the record is missing, unknown or of the wrong kind.',
    zh: '记录里有缺少的、多出的或类型不对的内容。',
  },
  'suite.unknown': { en: 'The hash function named is not known here.', zh: '所写的杂凑算法在这里不认识。' },
  'text.refused': {
    en: 'A name or title is empty, too long, or holds characters that could deceive the eye.',
    zh: '名称或标题为空、过长，或含有会迷惑眼睛的字符。',
  },
  'list.empty': { en: 'There is nobody in the list.', zh: '名单里没有人。' },
  'list.order': { en: 'The list is not in its fixed order.', zh: '名单没有按规定的次序排列。' },
  'list.duplicate': { en: 'The same entry stands in the list twice.', zh: '名单里有重复的条目。' },
  'list.salted-hash': {
    en: 'An entry of a private list is not a salted hash.',
    zh: '不公开姓名的名单里，有条目不是加盐杂凑值。',
  },
  'list.stratum': {
    en: 'An entry belongs to a part of the list that was not announced.',
    zh: '有条目所属的分组没有公告过。',
  },
  'list.trait': {
    en: 'An entry has a feature that the announced quotas do not name.',
    zh: '有条目的特征不在公告的配额之内。',
  },
  'list.changed': {
    en: 'The list is not the one that was announced: somebody was added, removed or altered.',
    zh: '名单与公告的不一致：有人被添加、删去或改动。',
  },
  'plan.strata': {
    en: 'The parts of the list are missing or named twice.',
    zh: '名单的分组缺少或重名。',
  },
  'plan.seats': { en: 'No seat is to be drawn.', zh: '没有要抽的名额。' },
  'plan.too-few-people': {
    en: 'There are more seats and reserves than people.',
    zh: '名额与候补的总数多于人数。',
  },
  'plan.quotas': {
    en: 'The quotas contradict themselves, the seats or the list.',
    zh: '配额自相矛盾，或与名额、名单矛盾。',
  },
  'plan.too-large': {
    en: 'So many tries cannot be repeated by everybody.',
    zh: '尝试次数过大，旁人无法重算。',
  },
  'plan.parties': { en: 'A party is named twice.', zh: '有参与方重名。' },
  'plan.too-few-parties': {
    en: 'One party alone could choose its seed: at least two are needed, or one and a public beacon.',
    zh: '只有一方时它可以挑选种子：至少需要两方，或一方加一个公开信标。',
  },
  'plan.times': {
    en: 'The deadlines are not in order: seal, then open, then beacon.',
    zh: '期限次序不对：应当先封存，再揭示，最后是信标。',
  },
  'order.stranger': { en: 'Somebody takes part who was not announced.', zh: '有未公告的一方参与。' },
  'order.twice': { en: 'A party sealed or opened a seed twice.', zh: '有一方重复封存或重复揭示。' },
  'order.opened-early': {
    en: 'A seed was opened before all parties had sealed theirs.',
    zh: '在各方全部封存之前，就有种子被揭示。',
  },
  'order.beacon': {
    en: 'A beacon value stands where none belongs.',
    zh: '不该有信标值的地方出现了信标值。',
  },
  'order.voided': {
    en: 'The draw was called void without the announced reason, or something follows after that.',
    zh: '没有公告的理由就宣布作废，或作废之后还有内容。',
  },
  'order.time': { en: 'The times do not run forward.', zh: '时间先后不对。' },
  'order.deadline': {
    en: 'Something was done after its deadline, or before its time.',
    zh: '有步骤超过期限，或早于规定时间。',
  },
  'seed.mismatch': {
    en: 'An opened seed does not fit what was sealed: the seed or the announcement was changed.',
    zh: '揭示的种子与封存的不符：种子或公告被改动过。',
  },
  'seed.withheld': {
    en: 'A seed is missing: a party did not open what it had sealed, so there can be no result.',
    zh: '缺少种子：有一方没有揭示它封存的种子，因此不能有结果。',
  },
  'seed.not-sealed': {
    en: 'A party sealed no seed, so there can be no result.',
    zh: '有一方没有封存种子，因此不能有结果。',
  },
  'beacon.missing': {
    en: 'The announced public beacon value is missing, so there can be no result.',
    zh: '缺少公告的公开信标值，因此不能有结果。',
  },
  'outcome.seed': {
    en: 'The seed used is not the one that follows from what the parties opened.',
    zh: '所用的总种子不是由各方揭示的种子得出的。',
  },
  'outcome.changed': {
    en: 'Drawing again gives other names than the record says.',
    zh: '重新抽取的结果与记录上的名单不同。',
  },
  'outcome.missing': {
    en: 'Everything is there, but the result was not drawn yet.',
    zh: '一切齐备，但还没有抽取结果。',
  },
  'digest.changed': {
    en: 'A fingerprint in the record does not fit its content: something in it was altered.',
    zh: '记录里的指纹与内容不符：有内容被改动过。',
  },
  'anchor.differs': {
    en: 'The record is not the one that was published: the fingerprint given is another.',
    zh: '这不是当初公布的那份记录：指纹不同。',
  },
  'rerun.not-void': {
    en: 'The earlier draw was not void, so it may not be repeated.',
    zh: '前一次抽签没有作废，不得重抽。',
  },
  'rerun.other': {
    en: 'The repeated draw does not name this earlier draw.',
    zh: '重抽的公告没有指向这一次抽签。',
  },
  'rerun.changed': {
    en: 'List, parts, quotas or hash function differ from the earlier draw.',
    zh: '名单、分组、配额或杂凑算法与前一次不同。',
  },
  'rerun.parties': {
    en: 'Whoever withheld takes part again, or another party was left out.',
    zh: '扣住种子的一方又参与了，或有别的参与方被排除。',
  },
  'inclusion.failed': {
    en: 'The proof does not show that the entry is in the list of this fingerprint.',
    zh: '证明不能说明该条目在此指纹的名单里。',
  },
  'opening.failed': {
    en: 'A name and its salt do not give an entry of the list, or the same person is there twice.',
    zh: '姓名和盐值得不出名单里的条目，或同一人出现两次。',
  },
  'command.wrong': { en: 'The command is unknown or incomplete.', zh: '命令不认识或不完整。' },
} as const satisfies Record<string, { en: string; zh: string }>;

/** A stable code. */
export type FindingCode = keyof typeof FINDINGS;

/** Something wrong, and where: a path such as `events[3].seed`, or a name. */
export interface Finding {
  code: FindingCode;
  where: string;
}

/** Thrown by everything here that makes something; checks return findings instead. */
export class DrawError extends Error {
  readonly code: FindingCode;
  readonly where: string;

  constructor(code: FindingCode, where = '') {
    super(`${code}: ${FINDINGS[code].en}${where === '' ? '' : ` (${where})`}`);
    this.name = 'DrawError';
    this.code = code;
    this.where = where;
  }
}

/** @throws DrawError of the first finding, if there is one */
export function throwFirst(findings: readonly Finding[]): void {
  const [first] = findings;
  if (first !== undefined) throw new DrawError(first.code, first.where);
}
