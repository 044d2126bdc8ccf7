/** What lies on a laid-out page. Data only: the PDF is written from it, tests read it. */
import type { FontRole } from './document-fonts.ts';

/** A node of the reading structure (tagged PDF): Document, H1, P, Table, TR, TH, TD … */
export interface PdfElement {
  type: string;
  children: PdfElement[];
}

/** Adds a child to a structure node and gives it back. */
export function childElement(parent: PdfElement, type: string): PdfElement {
  const element = { type, children: [] };
  parent.children.push(element);
  return element;
}

/** Characters on one baseline. Lengths in points. */
export interface TextItem {
  kind: 'text';
  x: number;
  baseline: number;
  text: string;
  role: FontRole;
  size: number;
  /** Added after each character. */
  spacing: number;
  /** Horizontal scale of the glyphs. */
  scale: number;
  color?: string;
  /** Not given: decoration, skipped by readers. */
  element?: PdfElement;
}

/** A straight line. */
export interface RuleItem {
  kind: 'rule';
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  width: number;
  color?: string;
}

export type PageItem = TextItem | RuleItem;

/** One page; coordinates from the upper left corner of the sheet. `rows` are the texts of its lines in order. */
export interface LaidPage {
  number: number;
  items: PageItem[];
  rows: string[];
}

/** A document ready to be written. */
export interface LaidDocument {
  pages: LaidPage[];
  root: PdfElement;
}

/** The same item somewhere else. */
export function moved(item: PageItem, x: number, y: number): PageItem {
  return item.kind === 'text'
    ? { ...item, x: item.x + x, baseline: item.baseline + y }
    : { ...item, x1: item.x1 + x, x2: item.x2 + x, y1: item.y1 + y, y2: item.y2 + y };
}
