/** What pictures of opinion maps are made of: texts that fit, marks of groups, bars of shares. */
import type { Share } from './group-profile.ts';

export const INK = '#23272b';
export const SOFT = '#5f676e';
export const LINE = '#d9d5cc';
/** Colours that people who see no red or green can tell apart (after Okabe & Ito 2008), darkened for small marks. */
export const COLOURS = [
  '#00589c',
  '#b34700',
  '#00775a',
  '#8c3a78',
  '#7a6a00',
  '#444444',
  '#2b8fb8',
  '#8a4b2a',
] as const;

/** A number as SVG wants it. */
export const at = (value: number): string => value.toFixed(1);

/** Text safe within XML. */
export function escapeXml(content: string): string {
  const clean = content.toWellFormed().replace(/[\p{Cc}\ufffe\uffff]/gu, ' ');
  return clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** One line of text; `rest` are further attributes. */
export function text(x: number, y: number, size: number, content: string, rest = ''): string {
  return `<text x="${at(x)}" y="${at(y)}" font-size="${size}" ${rest}>${escapeXml(content)}</text>`;
}

const widthOf = (character: string) => (character.charCodeAt(0) < 0x2e80 ? 0.55 : 1);

/** Breaks a text into at most so many lines of a width in Chinese characters (a Latin one counts about half). */
export function wrap(content: string, width: number, most: number): string[] {
  const pieces =
    content
      .replace(/\s+/g, ' ')
      .trim()
      .match(/[\x21-\x7e]+ ?|[\s\S][，。、；：！？”’）」』》…]*/gu) ?? [];
  const lines: string[] = [''];
  let room = width;
  for (const piece of pieces) {
    const size = [...piece].reduce((sum, one) => sum + widthOf(one), 0);
    if (size > room && lines.at(-1) !== '') {
      if (lines.length === most) {
        lines[most - 1] = `${lines[most - 1]!.trimEnd().slice(0, -1)}…`;
        return lines;
      }
      lines.push('');
      room = width;
    }
    lines[lines.length - 1] += piece;
    room -= size;
  }
  return lines;
}

/** The mark of a group at a place: a shape of its own, so that colour is not needed to tell groups apart. */
export function mark(group: number, x: number, y: number, r: number, attributes: string): string {
  const polygon = (points: [number, number][]) =>
    `<polygon points="${points.map(([dx, dy]) => `${at(x + r * dx)},${at(y + r * dy)}`).join(' ')}" ${attributes}/>`;
  switch (group % 4) {
    case 0:
      return `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" ${attributes}/>`;
    case 1:
      return polygon([[0, -1.25], [1.1, 0.8], [-1.1, 0.8]]); // biome-ignore format: one shape a line
    case 2:
      return polygon([[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]]); // biome-ignore format: one shape a line
    default:
      return polygon([[0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]]); // biome-ignore format: one shape a line
  }
}

/** Agreeing share of one group as a bar with its 90 % bounds as a whisker. */
export function shareBar(x: number, y: number, width: number, group: number, share: Share, letter: string): string {
  const to = x + width * share.share;
  const colour = COLOURS[group % COLOURS.length]!;
  return [
    mark(group, x - 34, y, 5, `fill="${colour}"`),
    text(x - 24, y + 4, 12, letter),
    `<rect x="${at(x)}" y="${at(y - 5)}" width="${at(width)}" height="10" fill="#ece8df"/>`,
    `<rect x="${at(x)}" y="${at(y - 5)}" width="${at(to - x)}" height="10" fill="${colour}"/>`,
    `<path d="M${at(x + width * share.low)} ${at(y)}H${at(x + width * share.high)}" stroke="${INK}" stroke-width="1.4"/>`,
    text(x + width + 8, y + 4, 12, share.low === 0 && share.high === 1 ? '–' : `${Math.round(100 * share.share)}%`),
  ].join('');
}
