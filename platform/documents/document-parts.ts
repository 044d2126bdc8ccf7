/** Official letters and papers as data: what {@link renderLetterPdf} and its siblings take. Texts are already worded. */
import type { Block } from './blocks.ts';

/** What the file says about itself. */
export interface DocumentMeta {
  /** BCP 47, `zh-CN` when not given. */
  lang?: string;
  author?: string;
  /** Date in the file's properties. {@link defaultCreatedAt} when not given. */
  createdAt?: Date;
}

/** Date in the properties of a file when the caller gives none. */
export const defaultCreatedAt = new Date('2000-01-01T00:00:00Z');

/** The fixed words of a letter, in the assembly's language; {@link chineseLetterLabels} are the standard's. */
export interface LetterLabels {
  attachments: string;
  copies: string;
  /** After the date of printing. */
  printed: string;
}

export const chineseLetterLabels: LetterLabels = { attachments: '附件', copies: '抄送', printed: '印发' };

/** An official letter after GB/T 9704-2012. Dates are written out by the caller, as 2026年3月5日. */
export interface LetterDocument {
  /**
   * `document`: the general form (red issuer, red separator, imprint with printing line). `letter`: the letter form of
   * clause 10.1 (red double lines, number at the right, no page number on the first page, no printing line).
   * Not given: `document`.
   */
  form?: 'document' | 'letter';
  /** 发文机关标志, printed red. */
  issuer: string;
  /** 发文字号, as 江政函〔2026〕12号. */
  number: string;
  /** 紧急程度, as 特急. */
  urgency?: string;
  /** A mark at the right of the first line, as the class of a reply (B). */
  mark?: string;
  title: string;
  /** 主送; the colon is added. */
  addressee: string;
  blocks: Block[];
  /** Last paragraph, as 专此函复。 */
  closing?: string;
  /** `sealNote` leaves room for a seal and prints these words under the date. */
  signature: { unit: string; date: string; sealNote?: string };
  /** 附注, each set in brackets under the date, as 联系人及电话. */
  annexNotes?: string[];
  /** 抄送. Empty: no such line. */
  copies: string[];
  /** 印发机关 and 印发日期; left out in the letter form. */
  printing?: { unit: string; date: string };
  labels: LetterLabels;
  meta?: DocumentMeta;
}

export interface InfoField {
  label: string;
  value: string;
}

/** A list at the end of a paper, as the names of the proposers. */
export interface AppendedList {
  title: string;
  columns: { title: string; weight?: number }[];
  rows: string[][];
}

/** A paper that is no letter: a proposal, a summary, a report. Same page and type as a letter. */
export interface PaperDocument {
  /** Red words over the title, as the assembly's name. */
  heading?: string;
  /** Under the heading, as 第0123号. */
  number?: string;
  title: string;
  /** Lines under the title, as a date in brackets. */
  subtitle?: string;
  /** Rows of the table under the title; one to three fields a row. */
  info: InfoField[][];
  /** Each with an optional title, set as a heading of level 1 and numbered unless `numbered` is false. */
  sections: { title?: string; numbered?: boolean; blocks: Block[] }[];
  lists?: AppendedList[];
  /** Small print after everything. */
  notes?: string[];
  labels: Pick<LetterLabels, 'attachments'>;
  meta?: DocumentMeta;
}
