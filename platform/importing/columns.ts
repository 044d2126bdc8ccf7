/** The columns of a sheet that is taken in, described by its kind: headings, in which languages, which are needed. Pure. */

/** Data alone: it goes to the thread that reads the file. */
export interface SheetColumns<K extends string = string> {
  /** In the order of the template. */
  keys: readonly K[];
  /** The first of each is the heading of the template: Chinese, then English; the rest are read as well. */
  headings: Readonly<Record<K, readonly [zh: string, en: string, ...others: string[]]>>;
  /** What a row is called by; a sheet without it is not read. */
  title: K;
  /** Without these a row is refused. */
  required: readonly K[];
  /** Characters at most, in the columns that are texts. */
  limits: Readonly<Partial<Record<K, number>>>;
  /** Columns in which an error of the spreadsheet refuses the row; elsewhere the cell counts as empty, with a warning. */
  vital: readonly K[];
  /** Columns whose texts, published, would tell of persons, in the order they are looked at. */
  personal: readonly K[];
}

/** Headings are compared without spaces, marks and case; what stands in brackets is a remark. */
export function plainHeading(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s*＊:：.\-_/]/g, '');
}

/** @returns the column a heading means */
export function columnFinder<K extends string>({
  keys,
  headings,
}: SheetColumns<K>): (heading: string) => K | undefined {
  const byHeading = new Map(
    keys.flatMap((key) => headings[key].map((heading) => [plainHeading(heading), key] as const)),
  );
  return (heading) => byHeading.get(plainHeading(heading));
}

/** The heading of the template in the reader's language. */
export const headingIn = <K extends string>({ headings }: SheetColumns<K>, key: K, locale: 'zh-CN' | 'en'): string =>
  headings[key]?.[locale === 'en' ? 1 : 0] ?? key;
