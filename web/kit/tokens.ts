/**
 * The values every front is made of: colours of the two lights, type, space. `tokens.css` is written from here
 * (`tokens-css.ts`), the desk's antd theme and ECharts theme read the same objects, so nothing can drift.
 */

export type Mode = 'light' | 'dark';

/** Paper and ink in daylight. Hex, six digits. */
const light = {
  /** The page. */
  paper: '#fbfaf6',
  /** Fields, sheets, bars: what lies on the page. */
  raised: '#ffffff',
  /** What lies a little deeper: wells, table heads, skeletons. */
  sunken: '#f2efe8',
  ink: '#1f2326',
  muted: '#575c60',
  /** Hairlines; carries no meaning alone. */
  line: '#ded9ce',
  /** Borders of controls, at least 3:1. */
  edge: '#837f76',
  /** 朱砂, as text and sign on paper. */
  cinnabar: '#a9301c',
  cinnabarSoft: '#fbece7',
  /** 朱砂 as the ground of the one main button. */
  cinnabarFill: '#a9301c',
  cinnabarDeep: '#84220f',
  onCinnabar: '#ffffff',
  /** 松绿: done, agreed. */
  pine: '#245c48',
  pineSoft: '#e5f0ea',
  /** 靛蓝: links, under way. */
  indigo: '#2c4a80',
  indigoSoft: '#e8eef7',
  /** 藤黄: soon due, mind this. */
  amber: '#7a4f00',
  amberSoft: '#faf0da',
  /** A found word. */
  mark: '#fbe5ad',
  focus: '#1557c0',
  shade: '#1f2326',
} as const;

export type ColourName = keyof typeof light;
export type Palette = Readonly<Record<ColourName, string>>;

/** The ink stone by lamplight: a ground of its own, quieter inks, brighter accents. */
const dark: Palette = {
  paper: '#16191b',
  raised: '#1e2225',
  sunken: '#101315',
  ink: '#e8e4da',
  muted: '#adada6',
  line: '#353b3f',
  edge: '#7f868a',
  cinnabar: '#f29078',
  cinnabarSoft: '#3a211b',
  cinnabarFill: '#b83f28',
  cinnabarDeep: '#9c3320',
  onCinnabar: '#ffffff',
  pine: '#86c6a7',
  pineSoft: '#1a2e26',
  indigo: '#a4bdf0',
  indigoSoft: '#1d2840',
  amber: '#e3b765',
  amberSoft: '#302713',
  mark: '#574718',
  focus: '#8fbaff',
  shade: '#000000',
};

export const palettes: Readonly<Record<Mode, Palette>> = { light, dark };

/** Inks of chart series, in order of use; each at least 3:1 on paper and raised. Patterns tell them apart as well. */
export const chartInks: Readonly<Record<Mode, readonly string[]>> = {
  light: ['#2c4a80', '#3f7d64', '#b07414', '#a9301c', '#7a4a83', '#5f6b73'],
  dark: ['#8ba9e6', '#6fb894', '#d9a545', '#ee8166', '#c39bcd', '#9aa5ad'],
};

/** Every pair of text and ground the kit draws, with the least contrast it promises (WCAG 2.2: text 4.5, signs 3). */
export const contrastPairs: ReadonlyArray<{ text: ColourName; ground: ColourName; least: number }> = [
  ...(['ink', 'muted', 'cinnabar', 'pine', 'indigo', 'amber'] as const).flatMap((text) =>
    (['paper', 'raised', 'sunken'] as const).map((ground) => ({ text, ground, least: 4.5 })),
  ),
  ...(['cinnabar', 'pine', 'indigo', 'amber'] as const).flatMap((name) => [
    { text: name, ground: `${name}Soft` as const, least: 4.5 },
    { text: 'ink' as const, ground: `${name}Soft` as const, least: 4.5 },
    { text: 'muted' as const, ground: `${name}Soft` as const, least: 4.5 },
    { text: 'indigo' as const, ground: `${name}Soft` as const, least: 4.5 },
  ]),
  { text: 'ink', ground: 'mark', least: 4.5 },
  { text: 'indigo', ground: 'mark', least: 4.5 },
  { text: 'onCinnabar', ground: 'cinnabarFill', least: 4.5 },
  { text: 'onCinnabar', ground: 'cinnabarDeep', least: 4.5 },
  { text: 'paper', ground: 'ink', least: 4.5 },
  ...(['edge', 'focus'] as const).flatMap((text) =>
    (['paper', 'raised', 'sunken'] as const).map((ground) => ({ text, ground, least: 3 })),
  ),
];

export const fonts = {
  sans: '-apple-system, "PingFang SC", "HarmonyOS Sans SC", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei UI", "Microsoft YaHei", system-ui, sans-serif',
  serif: '"Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", STSong, SimSun, Georgia, serif',
  mono: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
} as const;

/** Type sizes in rem; the root's size carries phone, desk, reader's step and elder mode. */
export const sizes = {
  small: 0.875,
  body: 1,
  lead: 1.125,
  h4: 1.0625,
  h3: 1.1875,
  h2: 1.4375,
  h1: 1.875,
  figure: 2.25,
} as const;

/** Size of the root in px where the browser's own is 16: on phones, from 64 em on, and in elder mode anywhere. */
export const rootSizes = { phone: 17, desk: 16, elder: 20 } as const;

/** The reader's four steps, as factors of the root's size. */
export const fontSteps = [1, 1.1, 1.2, 1.4] as const;
export type FontStep = 1 | 2 | 3 | 4;

/** Space in px on the grid of eight (with one half step), and corners. */
export const space = { half: 4, 1: 8, 2: 16, 3: 24, 4: 32, 5: 40, 6: 48, 8: 64, 10: 80 } as const;
export const radii = { small: 3, medium: 6, large: 12 } as const;

/** Line height: Chinese prose, short lines of an interface, headings. */
export const leading = { prose: 1.75, tight: 1.5, heading: 1.35 } as const;
