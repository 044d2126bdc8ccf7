/**
 * A letter pasted whole into the field of a reply: the letter's own head and end would stand twice on paper. They are
 * recognised by their places and forms (GB/T 9704-2012), shown, and taken out when the writer says so. Pure.
 */
export interface PastedLetter {
  /** What remains as the reply's text. */
  body: string;
  /** Lines of head and end, in order. */
  taken: string[];
  /** As 湘交提函〔2026〕12号. */
  letterNumber: string | null;
}

const number =
  /^[\p{Script=Han}A-Za-z]{1,16}[〔([【]?\d{4}[〕)\]】]\s*第?\s*\d{1,5}\s*号(?=\s*[(]?(?:[A-D]类?)?[)]?$)/u;
const title = /^(?:.{0,40})?(?:关于|对).{2,100}(?:提案|建议).{0,10}(?:的)?(?:答复|复函|回复)(?:函|意见)?$/;
const addressee = /^[\p{Script=Han}·、\s]{1,60}(?:委员|代表|同志|先生|女士|委员会|提案人)\s*[：:]$/u;
const closing = /^(?:专此|特此|此复|谨此|感谢您).{0,40}[。！!]?$/;
const date =
  /^(?:[12]\d{3}|[二〇○零一九八七六五四三]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日$|^[12]\d{3}[-./]\d{1,2}[-./]\d{1,2}$/;
const unit =
  /^[\p{Script=Han}（）()·]{3,40}(?:厅|局|委|委员会|办|办公室|部|院|署|处|中心|政府|公司|集团)(?:\s*[（(](?:盖章|公章|印章)[）)])?$/u;
const mark = /^(?:[A-D]类?|办理(?:结果|类别)\s*[：:].{0,10}|是否(?:同意)?公开\s*[：:].{0,10}|公开方式\s*[：:].{0,20})$/;
const contact = /^[(]?(?:联系(?:单位|人|电话|人及电话)|抄送|主送|附件|签发人)\s*[：:]/;

/** One width of figures and brackets, no blanks set between characters for looks. */
const plain = (line: string): string =>
  line
    .normalize('NFKC')
    .trim()
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');

const HEAD = 8;
const END = 8;

/** @returns undefined when the text is no whole letter: it needs a head and an end */
export function readPastedLetter(text: string): PastedLetter | undefined {
  const lines = text.toWellFormed().replace(/\r\n?/g, '\n').split('\n');
  const filled = lines.map((line, at) => ({ line: plain(line), at })).filter(({ line }) => line !== '');
  if (filled.length < 4) return undefined;
  const drop = new Set<number>();
  let letterNumber: string | null = null;
  let head = 0;
  for (const { line, at } of filled.slice(0, HEAD)) {
    const isHead =
      number.test(line) ||
      title.test(line) ||
      addressee.test(line) ||
      mark.test(line) ||
      unit.test(line) ||
      contact.test(line) ||
      /文件$/.test(line);
    if (!isHead) break;
    if (number.test(line)) letterNumber = number.exec(line)![0].replace(/\s+/g, '');
    if (title.test(line) || addressee.test(line)) head += 1;
    drop.add(at);
  }
  let end = 0;
  for (const { line, at } of [...filled].reverse().slice(0, END)) {
    if (!(date.test(line) || unit.test(line) || closing.test(line) || contact.test(line))) break;
    if (date.test(line) || unit.test(line)) end += 1;
    drop.add(at);
  }
  if (head === 0 || end === 0 || drop.size >= filled.length) return undefined;
  return {
    body: lines
      .filter((_, at) => !drop.has(at))
      .join('\n')
      .trim(),
    taken: filled.filter(({ at }) => drop.has(at)).map(({ at }) => lines[at]!.trim()),
    letterNumber,
  };
}
