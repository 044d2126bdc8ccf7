/** Goes once through the tags of an XML text: every character is looked at a fixed number of times, whatever the text is. */

/** Why a text is no XML we read. */
export class XmlFault extends Error {}

/** No part of a workbook has tags of this length; a longer one is not looked at. */
const longestTag = 65_536;
const quotes = [34, 39];

export interface XmlTag {
  /** Without the prefix of its namespace. */
  name: string;
  /** `</x>` closes; `<x/>` opens and is empty. */
  closing: boolean;
  empty: boolean;
  /** What stands between name and end. */
  attributes: string;
  /** Of the character after the tag. */
  end: number;
}

function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length && at - from < longestTag; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (quotes.includes(code)) quote = code;
    else if (code === 62) return at;
    else if (code === 60) break;
  }
  throw new XmlFault('a tag is not closed');
}

function skipped(text: string, at: number): number | undefined {
  const after = (opening: string, closing: string): number | undefined => {
    if (!text.startsWith(opening, at)) return undefined;
    const end = text.indexOf(closing, at + opening.length);
    if (end < 0) throw new XmlFault(`${opening} is not closed`);
    return end + closing.length;
  };
  return after('<!--', '-->') ?? after('<![CDATA[', ']]>') ?? after('<?', '?>') ?? after('<!', '>');
}

function tagOf(inner: string, end: number): XmlTag {
  const closing = inner.startsWith('/');
  const empty = inner.endsWith('/');
  const content = inner.slice(closing ? 1 : 0, empty ? -1 : undefined);
  const space = content.search(/\s/);
  const full = space < 0 ? content : content.slice(0, space);
  const attributes = space < 0 ? '' : content.slice(space);
  return { name: full.slice(full.indexOf(':') + 1), closing, empty, attributes, end };
}

/** @throws XmlFault where a tag, a comment or a section does not end */
export function* xmlTags(text: string): Generator<XmlTag> {
  let at = text.indexOf('<');
  while (at >= 0) {
    let next = skipped(text, at);
    if (next === undefined) {
      const end = tagEnd(text, at + 1);
      next = end + 1;
      yield tagOf(text.slice(at + 1, end), next);
    }
    at = text.indexOf('<', next);
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its entities resolved; an unknown one stays as it is written. */
export function plainXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const attributeNames = [
  'r',
  's',
  't',
  'hidden',
  'ht',
  'max',
  'min',
  'width',
  'ref',
  'name',
  'id',
  'state',
  'Id',
  'Target',
  'numFmtId',
  'formatCode',
] as const;
const attributePatterns = new Map(
  attributeNames.map((name) => [name, new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)]),
);

/** Value of an attribute, whatever its prefix, as it is written. */
export function attributeOf(tag: XmlTag, name: (typeof attributeNames)[number]): string | undefined {
  const match = attributePatterns.get(name)!.exec(tag.attributes);
  return match ? (match[1] ?? match[2]) : undefined;
}
