/**
 * Lines of Chinese text with Latin words and figures between: no closing mark begins a line and no opening mark ends
 * one (避头尾), words, figures and years are not torn, the line is filled to the measure by squeezing marks or
 * spacing characters. Pure: widths come from the caller.
 */
import { type Cluster, clustersOf, mayBreakBetween } from './line-clusters.ts';
import type { CharacterWidth, LineStyle } from './line-style.ts';

/** Characters drawn in one go. `x` counts from the left of the measure; `spacing` is added after each character. */
export interface Segment {
  x: number;
  text: string;
  spacing: number;
  /** Horizontal scale; 1 but for the dash, which fills its two cells. */
  scale: number;
}

export interface Line {
  text: string;
  segments: Segment[];
  /** From the left of the measure to the start and the end of the ink, in points. */
  start: number;
  end: number;
}

interface Placed extends Cluster {
  gap: number;
}

const tolerance = 0.01;

function measureLine(clusters: Cluster[]): number {
  return clusters.reduce((sum, cluster, i) => sum + cluster.width + (i > 0 ? cluster.gap : 0), 0);
}

/** Points that marks of the line can give up: half a character at either end, a quarter inside. */
function squeezeOf(clusters: Cluster[], size: number): number {
  return clusters.reduce((sum, cluster, i) => {
    if (cluster.kind === 'close') return sum + (i === clusters.length - 1 ? size / 2 : size / 4) * cluster.give;
    if (cluster.kind === 'open') return sum + (i === 0 ? 0 : size / 4) * cluster.give;
    return sum;
  }, 0);
}

/** @returns index after the last cluster of the line that begins at `from` */
function lineEnd(clusters: Cluster[], from: number, room: number, size: number): number {
  let width = 0;
  let end = from;
  while (end < clusters.length) {
    const cluster = clusters[end]!;
    const next = width + cluster.width + (end > from ? cluster.gap : 0);
    if (next > room + tolerance && cluster.kind !== 'space') break;
    width = next;
    end += 1;
  }
  if (end === clusters.length) return end;
  let squeezed = end;
  while (
    squeezed < clusters.length &&
    squeezed > from &&
    !mayBreakBetween(clusters[squeezed - 1]!, clusters[squeezed]!)
  )
    squeezed += 1;
  if (squeezed > end) {
    const candidate = clusters.slice(from, squeezed);
    if (measureLine(candidate) - room <= squeezeOf(candidate, size) + tolerance) return squeezed;
  }
  let back = end;
  while (back > from + 1 && !mayBreakBetween(clusters[back - 1]!, clusters[back]!)) back -= 1;
  const legal = back > from && mayBreakBetween(clusters[back - 1]!, clusters[back]!);
  return legal ? back : Math.max(end, from + 1);
}

/** Takes `excess` points out of the marks of a line, in proportion to what each can give. */
function squeeze(line: Cluster[], excess: number, size: number): Placed[] {
  const share = excess / squeezeOf(line, size);
  return line.map((cluster, i) => {
    const last = i === line.length - 1;
    const previous = line[i - 1];
    let gap = i === 0 ? 0 : cluster.gap;
    if (previous?.kind === 'close') gap -= (size / 4) * previous.give * share;
    if (cluster.kind === 'open' && i > 0) gap -= (size / 4) * cluster.give * share;
    return {
      ...cluster,
      gap,
      width: last && cluster.kind === 'close' ? cluster.width - (size / 2) * share : cluster.width,
    };
  });
}

function spread(line: Cluster[], slack: number, size: number): Placed[] {
  const places = line.reduce((count, cluster, i) => count + (i === 0 || cluster.goesOn ? 0 : 1), 0);
  const each = places > 0 && slack / places <= size * 0.6 ? slack / places : 0;
  return line.map((cluster, i) => ({ ...cluster, gap: i === 0 ? 0 : cluster.gap + (cluster.goesOn ? 0 : each) }));
}

function segmentsOf(line: Placed[], start: number, size: number): { segments: Segment[]; end: number } {
  const segments: Segment[] = [];
  let x = start;
  let previous: { segment: Segment; end: number; advance: number } | undefined;
  for (const [at, cluster] of line.entries()) {
    x += cluster.gap;
    if (cluster.goesOn && at > 0 && !cluster.wide && !line[at - 1]!.wide) {
      segments.at(-1)!.text += cluster.text;
      x += cluster.width;
      continue;
    }
    const wide = cluster.wide;
    const mergeable = wide && previous && Math.abs(x - previous.end) < size * 0.5;
    if (mergeable && previous) {
      const advance = x - previous.advance;
      const wanted = advance - size;
      const single = [...previous.segment.text].length === 1;
      if (single || Math.abs(previous.segment.spacing - wanted) < 0.001) {
        previous.segment.spacing = wanted;
        previous.segment.text += cluster.text;
        previous.advance = x;
        previous.end = x + cluster.width;
        x += cluster.width;
        continue;
      }
    }
    const segment = { x, text: cluster.text, spacing: 0, scale: cluster.scale };
    segments.push(segment);
    previous = wide ? { segment, end: x + cluster.width, advance: x } : undefined;
    x += cluster.width;
  }
  return { segments, end: x };
}

/** Breaks one paragraph. An empty text gives one empty line. */
export function breakLines(text: string, style: LineStyle, widthOf: CharacterWidth): Line[] {
  const { size, measure } = style;
  const clusters = clustersOf(text, style, widthOf);
  const lines: Line[] = [];
  let from = 0;
  do {
    const start = (lines.length === 0 ? style.firstIndent : style.indent) ?? 0;
    const room = measure - start;
    const to = lineEnd(clusters, from, room, size);
    const taken = clusters.slice(from, to);
    while (taken.at(-1)?.kind === 'space') taken.pop();
    const width = measureLine(taken);
    const isLast = to >= clusters.length;
    let placed: Placed[];
    if (width > room + tolerance) placed = squeezeOf(taken, size) > 0 ? squeeze(taken, width - room, size) : taken;
    else placed = spread(taken, isLast || style.justify === false ? 0 : room - width, size);
    const { segments, end } = segmentsOf(placed, start, size);
    lines.push({ text: taken.map((cluster) => cluster.text).join(''), segments, start, end });
    from = to;
    while (from < clusters.length && clusters[from]!.kind === 'space') from += 1;
  } while (from < clusters.length);
  return lines;
}
