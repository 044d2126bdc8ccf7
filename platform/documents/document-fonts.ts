/** Typefaces of the printed documents. The standard asks for faces that are not free; the kept ones stand in for them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { fallbackFiles, isUnseen } from './fallback-faces.ts';
import type { CharacterWidth } from './line-style.ts';

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

/** A face as pdfkit takes it: bytes, or what it has parsed already. */
export type FontSource = PDFKit.Mixins.PDFFontSource;

interface KeptFont {
  ruler: InstanceType<typeof PDFDocument>;
  source: FontSource;
  widths: Map<string, number>;
}

const keptByFile = new Map<string, KeptFont>();

function keptFont(file: string): KeptFont {
  let kept = keptByFile.get(file);
  if (!kept) {
    const bytes = readFileSync(file);
    const ruler = new PDFDocument({ autoFirstPage: false, font: bytes as unknown as string });
    ruler.fontSize(1000);
    const parsed = (ruler as unknown as { _font?: { font?: unknown } })._font?.font;
    kept = { ruler, source: (parsed ?? bytes) as FontSource, widths: new Map() };
    keptByFile.set(file, kept);
  }
  return kept;
}

/**
 * A font file ready for use. Parsed once and kept (parsing takes most of the time of a letter): some 20 MB for each face.
 * @throws Error when the file cannot be read or is no font
 */
export function fontSource(file: string): FontSource {
  return keptFont(file).source;
}

/** Without ligatures and kerning, so that a run is exactly as wide as its characters. */
export const plainFeatures = { liga: false, clig: false, kern: false, calt: false } as unknown as undefined;

/** Widths of the characters of every role, in em. */
export type FontMetrics = Record<FontRole, CharacterWidth>;

interface Glyphs {
  hasGlyphForCodePoint?: (codePoint: number) => boolean;
}
const has = (file: string, character: string): boolean =>
  (fontSource(file) as Glyphs).hasGlyphForCodePoint?.(character.codePointAt(0)!) ?? false;

const faces = new Map<string, Map<string, string | null>>();

/** The file that draws a character where `file` is the face asked for; null where none can. */
function faceFor(character: string, file: string): string | null {
  let known = faces.get(file);
  if (!known) {
    known = new Map();
    faces.set(file, known);
  }
  let face = known.get(character);
  if (face === undefined) {
    face = has(file, character) ? file : (fallbackFiles().find((other) => has(other, character)) ?? null);
    known.set(character, face);
  }
  return face;
}

/** Stretches of a text that one face draws. Characters that only steer others stay with the one before. */
export function runsByFace(text: string, file: string): Array<{ file: string; text: string }> {
  const runs: Array<{ file: string; text: string }> = [];
  for (const character of text) {
    const last = runs.at(-1);
    if (isUnseen(character)) {
      // A joiner matters to the face that has it; to others it would be a box.
      if (last && has(last.file, character)) last.text += character;
      continue;
    }
    // A space or mark between letters of another script is drawn with them where that face has it.
    const face = last && last.file !== file && /^\s$/.test(character) ? last.file : (faceFor(character, file) ?? file);
    if (last?.file === face) last.text += character;
    else runs.push({ file: face, text: character });
  }
  return runs;
}

/** Width of a text as drawn, in em: the sum of its stretches, each shaped by its face. */
function metricsOf(file: string): CharacterWidth {
  const { widths } = keptFont(file);
  return (text) => {
    let width = widths.get(text);
    if (width === undefined) {
      width = runsByFace(text, file).reduce((sum, run) => {
        const { ruler } = keptFont(run.file);
        return sum + ruler.widthOfString(run.text, { features: plainFeatures }) / 1000;
      }, 0);
      widths.set(text, width);
    }
    return width;
  };
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

/** Characters of a text that no face can draw, each once: to warn a writer before a letter shows empty boxes. */
export function missingCharacters(text: string, files: FontFiles = keptFontFiles()): string[] {
  const characters = new Set(text.replace(/\s/g, ''));
  return [...characters].filter((character) => !isUnseen(character) && faceFor(character, files.body) === null);
}
