/** Text a spreadsheet program would take for a formula, in narrow and in full width, after blanks too. */

/** `= + - @` in their narrow, full-width and small forms, the minus sign, and the two controls that open a cell. */
const opening = /^(?:[\s\u200b\u3000\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫−]|[\t\r\n])/u;

export const startsFormula = (text: string): boolean => opening.test(text);
