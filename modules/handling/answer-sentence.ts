/**
 * The sentence of an official reply that answers: past form of address, receipt, announcement and thanks, the first that says
 * what was found, done or will be done. The order of those parts is that of an official letter (GB/T 9704-2012). Pure.
 */

/** "We reply as follows": what went before it is form. */
const announcement =
  /(?:(?:答复|回复|回告|说明|汇报|反馈|通报|函复|情况|材料)[^。；：:，,]{0,6}(?:如下|于下)|如下(?:答复|回复|说明))\s*[：:。，,；]/u;
/** Says that somebody cares or that it was handed on: an answer only where nothing else is said. */
const weak =
  /已[^，。；]{0,8}转[^，。；]{2,40}[。；]?$|高度重视[^，。；]{0,12}[。；]?$|^[^，。；]{0,20}(?:关心|理解|支持|监督)[！!。]?$/u;
/** How far into a letter it is looked for. */
const HEAD = 400;

/** Forms that stand before the answer, each taken off the beginning. */
const forms = [
  /^[^。！!；]{0,40}?(?:您|你|你们|大家|各位)好\s*[。！!，,：:；]?/u,
  /^(?:尊敬的)?[^。！!；，,]{0,40}(?:委员|代表|网友|网民|同志|朋友|先生|女士|委员会|提案人|小组|人士)[^。！!；，,]{0,16}[：:]/u,
  /^[^。！!；：:]{0,120}(?:收悉|收到|获悉|收阅)[^。！!；：:，,]{0,6}[。！!；，,：:]/u,
  /^[^。！!；]{0,30}(?:感谢|谢谢)[^。！!；]{0,80}[。！!；]/u,
  /^(?:Dear [^.:,\n]{1,80}[:,]|Thank you[^.\n]{0,120}\.|Thanks[^.\n]{0,120}\.)/,
  /^(?:一|二|三|第一|首先|\d{1,2}|[(（][一二三\d]{1,2}[)）])\s*[、.．,，：:]/u,
  /^(?:现|特此|专此|此复)[^。！!；：:]{0,16}(?:答复|回复|说明)[。！!；：:，,]/u,
];

const datesAndNames =
  /^[^，。；]{0,24}(?:年|月|日)$|^[\p{Script=Han}\d（）()]{2,24}(?:局|厅|委|办|公司|政府|部|院|中心)$/u;

const LONGEST = 90;

/** Cut after its last whole clause within the length, or with a mark where one clause is longer. */
function shortened(sentence: string): string {
  const signs = [...sentence];
  if (signs.length <= LONGEST) return sentence;
  const head = signs.slice(0, LONGEST).join('');
  const clause = Math.max(head.lastIndexOf('，'), head.lastIndexOf('；'), head.lastIndexOf(', '));
  return `${clause > LONGEST / 2 ? head.slice(0, clause) : head}…`;
}

function withoutForms(text: string): string {
  let rest = text.trim();
  for (let changed = true; changed; ) {
    changed = false;
    for (const form of forms) {
      const found = form.exec(rest);
      if (!found || found[0].length === 0) continue;
      rest = rest.slice(found[0].length).trim();
      changed = true;
    }
  }
  return rest;
}

/** Short lines without an end are headings. */
const isHeading = (line: string) => line.length <= 30 && !/[。！？!?；，,]/u.test(line);

/**
 * @param text a reply as it was written, masks as they are shown
 * @returns at most 90 signs and a mark of what is left out; empty where nothing but forms of politeness is found
 */
export function answerSentence(text: string): string {
  const whole = text.normalize('NFC').trim();
  const announced = announcement.exec(whole.slice(0, HEAD));
  const body = announced ? whole.slice(announced.index + announced[0].length) : whole;
  let second = '';
  for (const line of body.split(/\n+/)) {
    for (let rest = withoutForms(line); rest.length >= 8 && !isHeading(rest) && !datesAndNames.test(rest); ) {
      const sentence = /^.*?(?:[。！？!?；](?=.)|\.(?=\s)|$)/u.exec(rest)![0].trim();
      if (sentence.length >= 8 && !weak.test(sentence)) return shortened(sentence.replace(/；$/u, '。'));
      if (sentence.length >= 8) second ||= sentence.replace(/；$/u, '。');
      rest = sentence.length === rest.length ? '' : withoutForms(rest.slice(sentence.length));
    }
  }
  return shortened(second);
}
