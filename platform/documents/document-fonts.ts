/** Typefaces of the printed documents. The standard asks for faces that are not free; the kept ones stand in for them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { CharacterWidth } from './line-breaking.ts';

/** title 小标宋 · body 仿宋 · strong 黑体 · script 楷体 */
export type FontRole = 'title' | 'body' | 'strong' | 'script';

/** A TrueType or OpenType file for each role; an installation that owns the standard's faces names them here. */
export type FontFiles = Record<FontRole, string>;

/** Noto Serif SC, SIL Open Font License 1.1: regular for body and script, bold for title and strong. */
export function keptFontFiles(): FontFiles {
  const { resolve } = createRequire(import.meta.url);
  const regular = resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');
  const bold = resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf');
  return { title: bold, strong: bold, body: regular, script: regular };
}

const bytesByFile = new Map<string, Uint8Array>();

/** Bytes of a font file, kept in memory after the first reading (15 MB for each kept face). */
export function fontBytes(file: string): Uint8Array {
  let bytes = bytesByFile.get(file);
  if (!bytes) {
    bytes = readFileSync(file);
    bytesByFile.set(file, bytes);
  }
  return bytes;
}

/** Without ligatures and kerning, so that a run is exactly as wide as its characters. */
export const plainFeatures = { liga: false, clig: false, kern: false, calt: false } as unknown as undefined;

/** Widths of the characters of every role, in em. */
export type FontMetrics = Record<FontRole, CharacterWidth>;

const metricsByFile = new Map<string, CharacterWidth>();

function metricsOf(file: string): CharacterWidth {
  let widthOf = metricsByFile.get(file);
  if (!widthOf) {
    const ruler = new PDFDocument({ autoFirstPage: false, font: fontBytes(file) as unknown as string });
    ruler.fontSize(1000);
    const widths = new Map<string, number>();
    widthOf = (character) => {
      let width = widths.get(character);
      if (width === undefined) {
        width = ruler.widthOfString(character, { features: plainFeatures }) / 1000;
        widths.set(character, width);
      }
      return width;
    };
    metricsByFile.set(file, widthOf);
  }
  return widthOf;
}

/** @throws Error when a file cannot be read or is no font */
export function fontMetrics(files: FontFiles): FontMetrics {
  return {
    title: metricsOf(files.title),
    body: metricsOf(files.body),
    strong: metricsOf(files.strong),
    script: metricsOf(files.script),
  };
}
