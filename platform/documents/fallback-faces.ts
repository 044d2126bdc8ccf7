/**
 * Faces for what the main face lacks: rare characters of people's names, subscripts, signs, other scripts. The first
 * face that has a character draws it. The kept ones come with the product (SIL Open Font License 1.1); wider ones are
 * taken from the machine where it has them, or from the folder an operator names.
 */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const kept = [
  'noto-serif/400Regular/NotoSerif_400Regular.ttf',
  'noto-serif-hk/400Regular/NotoSerifHK_400Regular.ttf',
  'noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf',
  'noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
  'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
  'noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  'noto-serif-tibetan/400Regular/NotoSerifTibetan_400Regular.ttf',
];

/** Where Debian's `fonts-hanazono` puts the only free faces with all of CJK extension B and beyond. */
const ofMachine = [
  '/usr/share/fonts/truetype/hanazono/HanaMinA.ttf',
  '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf',
];

let files: readonly string[] | undefined;

function ofOperator(): string[] {
  const folder = process.env.YITANG_FONTS;
  if (!folder || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(ttf|otf)$/i.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** Font files in the order they are asked: the operator's own, the kept ones, the machine's. */
export function fallbackFiles(): readonly string[] {
  if (!files) {
    const { resolve } = createRequire(import.meta.url);
    files = [
      ...ofOperator(),
      ...kept.map((path) => resolve(`@expo-google-fonts/${path}`)),
      ...ofMachine.filter((path) => existsSync(path)),
    ];
  }
  return files;
}

/** Whether a character only steers its neighbours and is never drawn: soft hyphens, joiners, selectors. */
export function isUnseen(character: string): boolean {
  const code = character.codePointAt(0)!;
  return (
    code === 0xad ||
    code === 0x61c ||
    (code >= 0x180b && code <= 0x180f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2060 && code <= 0x2064) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0xe0100 && code <= 0xe01ef)
  );
}
