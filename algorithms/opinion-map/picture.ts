/** A picture of an opinion map for people who know no statistics: who stands where, and over what. */
import { SETTLED_CONFIDENCE } from './continuity.ts';
import type { OpinionMap } from './opinion-map.ts';
import { at, COLOURS, escapeXml, INK, LINE, mark, SOFT, shareBar, text, wrap } from './picture-parts.ts';
import { type PictureLanguage, pictureWords } from './picture-words.ts';
import type { MapReport, StatementLine } from './report.ts';

export interface MapPictureOptions {
  title?: string;
  language?: PictureLanguage;
}

const WIDTH = 1240;
const MAP = { left: 150, top: 150, width: 480, least: 280, most: 520 };
const COLUMN = { left: 800, width: 400 };
const SHOWN = 3;
const MOST_MARKS = 4000;

interface Scale {
  /** of the map in the picture */
  height: number;
  x(value: number): number;
  y(value: number): number;
}

/** Middle and reach of all but the farthest half percent at either end. */
function extent(values: number[]): { middle: number; reach: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const end = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  const [low, high] = [end(0.005), end(0.995)];
  return { middle: (low + high) / 2, reach: Math.max(high - low, 1e-6) * 0.56 };
}

/** One scale for both axes: distances on the picture are distances of opinion. */
function scaleOf({ places, groups }: OpinionMap): Scale {
  const people = Array.from(groups.labels.keys()).filter((i) => groups.labels[i]! >= 0);
  const across = extent(people.map((i) => places.points[2 * i]!));
  const along = extent(people.map((i) => places.points[2 * i + 1]!));
  const unit = Math.min(MAP.width / 2 / across.reach, MAP.most / 2 / along.reach);
  const height = Math.max(MAP.least, 2 * along.reach * unit);
  const within = (value: number, most: number) => Math.min(most, Math.max(-most, value));
  return {
    height,
    x: (value) => MAP.left + MAP.width / 2 + within((value - across.middle) * unit, MAP.width / 2),
    y: (value) => MAP.top + height / 2 - within((value - along.middle) * unit, height / 2),
  };
}

function marksOf({ places, groups }: OpinionMap, { x, y }: Scale): string[] {
  const people = Array.from(groups.labels.keys()).filter((i) => groups.labels[i]! >= 0);
  const step = Math.max(1, Math.ceil(people.length / MOST_MARKS));
  return people
    .filter((_, n) => n % step === 0)
    .map((i) => {
      const label = groups.labels[i]!;
      const [px, py] = [x(places.points[2 * i]!), y(places.points[2 * i + 1]!)];
      const sure = groups.count > 1 && groups.confidence[i]! >= SETTLED_CONFIDENCE;
      const colour = groups.count > 1 ? COLOURS[label % COLOURS.length]! : SOFT;
      return sure || groups.count === 1
        ? mark(label, px, py, 3, `fill="${colour}" fill-opacity=".55"`)
        : mark(label, px, py, 2.6, `fill="none" stroke="${SOFT}" stroke-opacity=".6"`);
    });
}

function centresOf(report: MapReport, { x, y }: Scale, letters: string, people: string): string[] {
  if (report.groups.length < 2) return [];
  return report.groups.map(({ centre, people: count }, g) => {
    const [cx, cy] = [x(centre[0]), y(centre[1])];
    const colour = COLOURS[g % COLOURS.length]!;
    return [
      `<circle cx="${at(cx)}" cy="${at(cy)}" r="19" fill="#fff" stroke="${colour}" stroke-width="3"/>`,
      text(cx, cy + 6, 17, letters[g]!, `text-anchor="middle" font-weight="700" fill="${colour}"`),
      text(
        cx,
        cy + 38,
        13,
        `${count} ${people}`,
        `text-anchor="middle" fill="${INK}" paint-order="stroke" stroke="#faf8f3" stroke-width="4"`,
      ),
    ].join('');
  });
}

function axisTexts(report: MapReport, height: number, agree: string): string[] {
  const end = (towards: string) =>
    report.axes.find((axis) => axis.towards === towards)?.statements.map((one) => one.text) ?? [];
  const block = (x: number, y: number, width: number, anchor: string, texts: string[], lines: number) => {
    const rows = texts.flatMap((one) => wrap(`“${one}”`, width, lines));
    if (rows.length === 0) return '';
    const heading = wrap(agree, width, 2);
    return [
      ...heading.map((row, n) =>
        text(x, y + 15 * (n - heading.length + 1), 11.5, row, `text-anchor="${anchor}" fill="${SOFT}"`),
      ),
      ...rows.map((row, n) => text(x, y + 16 + 15 * n, 11.5, row, `text-anchor="${anchor}"`)),
    ].join('');
  };
  const middleX = MAP.left + MAP.width / 2;
  const middleY = MAP.top + height / 2;
  return [
    block(middleX, MAP.top - 50, 44, 'middle', end('up').slice(0, 1), 2),
    block(middleX, MAP.top + height + 26, 44, 'middle', end('down').slice(0, 1), 2),
    block(MAP.left - 8, middleY - 60, 10, 'end', end('left'), 5),
    block(MAP.left + MAP.width + 8, middleY - 60, 10, 'start', end('right'), 5),
  ];
}

function statementRows(lines: StatementLine[], letters: string, y: number): { parts: string[]; y: number } {
  const parts: string[] = [];
  let top = y;
  for (const line of lines) {
    const rows = wrap(line.text, 30, 2);
    rows.forEach((row, n) => {
      parts.push(text(COLUMN.left, top + 16 * n, 13, row));
    });
    top += 16 * rows.length;
    line.agreeing.forEach((share, g) => {
      parts.push(shareBar(COLUMN.left + 40, top + 2 + 16 * g, 240, g, share, letters[g]!));
    });
    top += 16 * line.agreeing.length + 20;
  }
  return { parts, y: top };
}

/**
 * Draws a map with its groups, what they share and what parts them.
 * @returns a whole SVG file without anything to load
 */
export function drawOpinionMap(map: OpinionMap, report: MapReport, options: MapPictureOptions = {}): string {
  const words = pictureWords[options.language ?? 'zh'];
  const title = options.title ?? words.title;
  const scale = scaleOf(map);
  let y = 150;
  const column: string[] = [];
  const section = (heading: string, note: string, lines: StatementLine[]) => {
    column.push(text(COLUMN.left, y, 17, heading, 'font-weight="600"'));
    column.push(text(COLUMN.left, y + 20, 12, lines.length > 0 ? note : words.nothing, `fill="${SOFT}"`));
    y += 44;
    const drawn = statementRows(lines.slice(0, SHOWN), words.letters, y);
    column.push(...drawn.parts);
    y = drawn.y + 14;
  };
  section(words.common, words.commonNote, report.common);
  if (report.groups.length > 1) section(words.divisive, words.divisiveNote, report.divisive);
  let left = MAP.top + scale.height + 100;
  const stands: string[] = [];
  if (report.groups.length > 1) {
    stands.push(text(40, left, 17, words.stands, 'font-weight="600"'));
    left += 28;
    report.groups.forEach((group, g) => {
      const colour = COLOURS[g % COLOURS.length]!;
      stands.push(mark(g, 48, left - 5, 7, `fill="${colour}"`));
      stands.push(text(64, left, 14, words.group(words.letters[g]!, group.people, group.settled), 'font-weight="600"'));
      left += 20;
      for (const line of group.stands.slice(0, SHOWN)) {
        const share = line.agreeing[g]!;
        const percent = Math.round(100 * (line.side === 'agree' ? share.share : 1 - share.share));
        const [first, ...more] = wrap(`${words.side[line.side](percent)}${line.text}`, 48, 2);
        stands.push(text(64, left, 13, first!), ...more.map((row, n) => text(64, left + 16 * (n + 1), 13, row)));
        left += 16 * (1 + more.length) + 5;
      }
      left += 12;
    });
  }
  const foot = Math.max(left, y) + 16;
  const notes = words.notes.flatMap((note) => wrap(note, 88, 2));
  const height = foot + 20 * notes.length + 30;
  const bottom = at(MAP.top + scale.height);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${at(height)}" width="${WIDTH}" height="${at(height)}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${WIDTH}" height="${at(height)}" fill="#faf8f3"/>`,
    `<g font-family="'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif" fill="${INK}">`,
    text(40, 46, 27, title, 'font-weight="600"'),
    text(40, 74, 14.5, words.lead(report), `fill="${SOFT}"`),
    `<rect x="${MAP.left}" y="${MAP.top}" width="${MAP.width}" height="${at(scale.height)}" fill="#fff" stroke="${LINE}"/>`,
    `<path d="M${at(scale.x(0))} ${MAP.top}V${bottom}M${MAP.left} ${at(scale.y(0))}H${MAP.left + MAP.width}" stroke="${LINE}"/>`,
    ...marksOf(map, scale),
    ...centresOf(report, scale, words.letters, words.people),
    ...axisTexts(report, scale.height, words.agreeMore),
    ...column,
    ...stands,
    ...notes.map((note, n) => text(40, foot + 20 * n, 12.5, note, `fill="${SOFT}"`)),
    '</g></svg>',
  ].join('\n')}\n`;
}
