/** A picture of the hottest issues for people who know no statistics: one row an issue, its name, its curve of heat. */
import { heatSeries } from './heat.ts';
import type { Issue, IssueReport } from './report.ts';

export interface PictureOptions {
  /** Heading; default 大家在反映什么. */
  title?: string;
  /** Rows drawn, hottest (or, `by` size, largest) first. Default 12. */
  rows?: number;
  by?: 'heat' | 'size';
  /** Half-life of heat in milliseconds, as given to the index. */
  halfLife?: number;
}

const WIDTH = 1120;
const ROW = 74;
const TOP = 150;
const CURVE = { left: 640, width: 360, height: 48 };
const POINTS = 120;
const INK = '#23272b';
const SOFT = '#5f676e';
const LINE = '#d9d5cc';
const HOT = '#a63a2b';

/** @returns a whole SVG file; dates are given in UTC as the messages' times are */
export function drawIssues(report: IssueReport, options: PictureOptions = {}): string {
  const { title = '大家在反映什么', rows = 12, by = 'heat', halfLife } = options;
  const order = [...report.issues];
  if (by === 'size') order.sort((a, b) => b.members.length - a.members.length || (a.id < b.id ? -1 : 1));
  const issues = order.slice(0, rows);
  const times = issues.flatMap(({ first, last }) => (first === null || last === null ? [] : [first, last]));
  const from = times.reduce((a, b) => Math.min(a, b), report.at ?? 0);
  const to = Math.max(report.at ?? 0, from + 1);
  const curves = issues.map(({ pulses }) => heatSeries(pulses, from, to, POINTS, halfLife));
  const most = curves.flat().reduce((a, { heat }) => Math.max(a, heat), 1e-9);
  const messages = report.issues.reduce((sum, { members }) => sum + members.length, 0) + report.outliers.length;
  const height = TOP + issues.length * ROW + 90;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#faf8f3"/>`,
    `<g font-family="'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif" fill="${INK}">`,
    text(40, 54, 28, title, 'font-weight="600"'),
    text(
      40,
      86,
      15,
      `${messages} 条留言归成 ${report.issues.length} 件事，下面是${by === 'heat' ? '眼下最热' : '留言最多'}的 ${issues.length} 件`,
      `fill="${SOFT}"`,
    ),
    text(40, 130, 13, '什么事 · 在哪里', `fill="${SOFT}"`),
    text(530, 130, 13, '多少人反映', `fill="${SOFT}"`),
    text(CURVE.left, 130, 13, `热度，${day(from)} 至 ${day(to)}`, `fill="${SOFT}"`),
    ...issues.map((issue, i) => rowOf(issue, curves[i]!, most, TOP + i * ROW)),
    text(
      40,
      height - 46,
      13,
      '怎样算热度：一条留言计 1 分，有人赞或反对再加分；同一人再写，分数递减；每过三十天减半。',
      `fill="${SOFT}"`,
    ),
    text(
      40,
      height - 24,
      13,
      '右边的数是现在的热度；曲线越高，那时反映的人越多。各行用同一把尺，高低可以互相比较。',
      `fill="${SOFT}"`,
    ),
    '</g></svg>',
  ];
  return `${lines.join('\n')}\n`;
}

function rowOf(issue: Issue, curve: { heat: number }[], most: number, y: number): string {
  const place = issue.place ? `在 ${issue.place.name}` : '没有集中的地点';
  const words = issue.words.filter((word) => word !== issue.place?.name && [...word].length <= 9).slice(0, 4);
  const base = y + 58;
  const points = curve.map(({ heat }, i) => {
    const x = CURVE.left + (CURVE.width * i) / (curve.length - 1);
    return `${x.toFixed(1)},${(base - (CURVE.height * heat) / most).toFixed(1)}`;
  });
  const right = CURVE.left + CURVE.width;
  return [
    `<g><title>${escapeXml(`${issue.name}：${issue.members.length} 条留言，${issue.people} 人`)}</title>`,
    `<path d="M40 ${y}H${WIDTH - 40}" stroke="${LINE}"/>`,
    text(40, y + 30, 17, clip(issue.name, 27), 'font-weight="600"'),
    text(40, y + 54, 13, clip([place, ...words].join(' · '), 38), `fill="${SOFT}"`),
    text(530, y + 30, 17, `${issue.people} 人`),
    text(530, y + 54, 13, `${issue.members.length} 条留言`, `fill="${SOFT}"`),
    `<path d="M${CURVE.left} ${base}H${right}" stroke="${LINE}"/>`,
    `<polygon points="${CURVE.left},${base} ${points.join(' ')} ${right},${base}" fill="${HOT}" fill-opacity=".14"/>`,
    `<polyline points="${points.join(' ')}" fill="none" stroke="${HOT}" stroke-width="1.6"/>`,
    `<circle cx="${points.at(-1)!.split(',')[0]}" cy="${points.at(-1)!.split(',')[1]}" r="3.5" fill="${HOT}"/>`,
    text(right + 14, base - 4, 13, `现在 ${issue.heat.toFixed(1)}`, `fill="${HOT}"`),
    '</g>',
  ].join('\n');
}

function text(x: number, y: number, size: number, content: string, rest = ''): string {
  return `<text x="${x}" y="${y}" font-size="${size}" ${rest}>${escapeXml(content)}</text>`;
}

/** Cuts to a width in Chinese characters, a Latin one counting half. */
function clip(content: string, width: number): string {
  let room = width;
  let out = '';
  for (const character of content) {
    room -= character.charCodeAt(0) < 0x2e80 ? 0.55 : 1;
    if (room < 1) return `${out}…`;
    out += character;
  }
  return out;
}

function day(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime())
    ? '时间不明'
    : `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}

function escapeXml(content: string): string {
  const clean = content.toWellFormed().replace(/[\p{Cc}\ufffe\uffff]/gu, ' ');
  return clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
