/** Choices as people tick and word them. Pure. */
import type { Publicity } from '../publicity/dials.ts';
import { plainName } from './cells.ts';

const ticks = '☑✔✓√✅🗹☒■▣◼●◉';
const blanks = '☐□▢◻○◯';
const everyMark = new RegExp(`[${ticks}${blanks}]`, 'u');

/** Of ☑公开 □不公开 what is ticked; without boxes the text as it is; of a lone box the box. */
function ticked(text: string): string {
  const marks = [...text].filter((sign) => everyMark.test(sign));
  if (marks.length === 0) return text;
  const parts = text.split(everyMark).map((part) => part.trim());
  if (parts.every((part) => part === '')) return text;
  // A mark stands before its word, or behind it where nothing follows the last mark.
  const before = parts[0] === '';
  const chosen = marks.flatMap((mark, index) =>
    ticks.includes(mark) ? [parts[before ? index + 1 : index] ?? ''] : [],
  );
  return chosen.join('、');
}

/** What a ticked or written word means, as {@link listed}. */
export const lookUp = <T>(words: ReadonlyMap<string, T>, text: string): T | undefined =>
  words.get(plainName(ticked(text))) ?? words.get(plainName(ticked(text.replace(/[()（）[\]【】]/g, ''))));
/** Words of each value, parted by blanks. */
export const listed = <T extends string>(lists: Record<T, string>): Map<string, T> =>
  new Map(
    (Object.entries(lists) as Array<[T, string]>).flatMap(([value, words]) =>
      words.split(' ').map((word) => [plainName(word), value] as const),
    ),
  );

const publicities = listed<Publicity | 'part'>({
  public:
    '公开 公开全文 全文公开 全部公开 同意公开 同意 可公开 可以公开 愿意公开 主动公开 予以公开 公开发布 是 √ ☑ ✔ ✓ ✅ public fulltextpublic yes y',
  title_only:
    '只公开案由 仅公开案由 公开案由 公开标题 只公开标题 仅公开标题 公开题目 只公开题目 仅公开题目 titleonly subjectonly title_only',
  part: '部分公开 部分内容公开 摘要公开 公开摘要 可部分公开 同意部分公开 partly partlypublic partiallypublic',
  internal:
    '不公开 不同意公开 不同意 不予公开 不宜公开 暂不公开 不可公开 不愿公开 非公开 未公开 不同意全文公开 不同意公开全文 不全文公开 涉密 秘密 依申请公开 内部 内部掌握 保密 否 × ✗ ✘ ☐ □ internal notpublic no n',
});

/**
 * 部分公开 says that a part is withheld, not which: until somebody marks it, the subject alone is public.
 * @returns undefined for a word that is none of the three
 */
export function publicityOf(text: string): { publicity: Publicity; part: boolean } | undefined {
  const found = lookUp(publicities, text);
  return found && { publicity: found === 'part' ? 'title_only' : found, part: found === 'part' };
}

const flags = listed<'yes' | 'no'>({
  yes: '是 对 有 √ ✓ ✔ ✅ ☑ ☒ ■ ● ◉ ★ yes y 1 true 重点 重点提案 重点督办 优秀 优秀提案',
  no: '否 不是 非 无 非重点 非优秀 × ✗ ✘ ❌ ☐ □ ○ no n 0 false - — – / 不',
});

/** 是, √, ☑, yes, 1 … @returns undefined for neither yes nor no */
export function flagOf(text: string): boolean | undefined {
  if (plainName(text) === '') return false;
  const found = lookUp(flags, text);
  return found === undefined ? undefined : found === 'yes';
}
