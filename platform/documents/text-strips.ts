/** Paragraphs and headings as strips of one line each. */
import type { FontMetrics, FontRole } from './document-fonts.ts';
import { breakLines, type Line } from './line-breaking.ts';
import type { PageGrid } from './page-grid.ts';
import type { PageItem, PdfElement } from './page-items.ts';
import type { Strip } from './pagination.ts';

/** What every layout function needs to know. */
export interface Setting {
  grid: PageGrid;
  metrics: FontMetrics;
}

export interface TextLook {
  role: FontRole;
  /** Body size of the grid when not given; only the body size is set on the grid of characters. */
  size?: number;
  color?: string;
  align?: 'left' | 'center' | 'right';
  /** Points. */
  firstIndent?: number;
  indent?: number;
  /** Points at the right that stay empty. */
  rightIndent?: number;
  /** Height of a line; the line pitch of the grid when not given. */
  lineHeight?: number;
  element?: PdfElement;
}

/** Where the baseline of a line of a size lies below its top, the characters standing in the middle. Points. */
export function baselineIn(lineHeight: number, size: number): number {
  return (lineHeight - size) / 2 + size * 0.88;
}

/** The drawing of one broken line; `shift` moves it to the right. */
export function lineItems(line: Line, look: TextLook, size: number, baseline: number, shift = 0): PageItem[] {
  return line.segments.map((segment) => ({
    kind: 'text',
    x: segment.x + shift,
    baseline,
    text: segment.text,
    role: look.role,
    size,
    spacing: segment.spacing,
    scale: segment.scale,
    color: look.color,
    element: look.element,
  }));
}

/** A paragraph, broken to the width of the type area. */
export function textStrips(text: string, look: TextLook, { grid, metrics }: Setting): Strip[] {
  const size = look.size ?? grid.size;
  const height = look.lineHeight ?? grid.linePitch;
  const measure = grid.areaWidth - (look.rightIndent ?? 0);
  const pitch = size === grid.size ? grid.characterPitch : size;
  const align = look.align ?? 'left';
  const { firstIndent, indent } = look;
  const lines = breakLines(
    text,
    { size, pitch, measure, firstIndent, indent, justify: align === 'left' },
    metrics[look.role],
  );
  return lines.map((line) => {
    const free = measure - line.end;
    const shift = align === 'center' ? free / 2 : align === 'right' ? free : 0;
    return { height, text: line.text, items: lineItems(line, look, size, baselineIn(height, size), shift) };
  });
}

/** Empty lines of the grid. */
export function blankStrips(count: number, { grid }: Setting): Strip[] {
  return Array.from({ length: count }, () => ({ height: grid.linePitch, text: '', items: [], blank: true }));
}

/** Width of a text on one line, in points. */
export function textWidth(text: string, role: FontRole, size: number, { metrics }: Setting): number {
  return breakLines(text, { size, pitch: size, measure: Number.MAX_SAFE_INTEGER }, metrics[role])[0]!.end;
}

/** The strips, the last `count` of them bound to what follows. */
export function keptWithNext(strips: Strip[], count = strips.length): Strip[] {
  return strips.map((strip, i) => (i >= strips.length - count ? { ...strip, keepWithNext: true } : strip));
}
