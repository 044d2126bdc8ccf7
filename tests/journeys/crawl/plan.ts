/** How much of the product of offices, screens, widths, languages and displays a crawl walks through. */

export interface Display {
  locale: 'zh-CN' | 'en';
  theme: 'light' | 'dark';
  elderMode: boolean;
}

export interface CrawlPlan {
  /** Every office × screen × width × display; else each once, by the first who sees it. */
  full: boolean;
  displays: readonly Display[];
  /** Windows a screen is fitted into, in pixels. */
  widths: readonly number[];
  /** Proposals an office opens, beside one in each state over all offices. */
  records: number;
  /** Buttons of one kind with different names pressed on one screen. */
  alike: number;
  /** Offices walked through at the same time. */
  together: number;
}

const widths = [320, 390, 768, 1440];
const usual: Display = { locale: 'zh-CN', theme: 'light', elderMode: false };

/** `YITANG_CRAWL=full`: everything, before a release; `YITANG_CRAWL_TOGETHER`: how many offices at the same time. */
export function crawlPlan(env: Record<string, string | undefined>): CrawlPlan {
  const together = Number(env.YITANG_CRAWL_TOGETHER ?? 2);
  if (env.YITANG_CRAWL !== 'full')
    return {
      full: false,
      displays: [usual, { ...usual, locale: 'en' }],
      widths,
      records: 1,
      alike: 10,
      together,
    };
  const looks = [
    { theme: 'light', elderMode: false },
    { theme: 'dark', elderMode: false },
    { theme: 'light', elderMode: true },
  ] as const;
  return {
    full: true,
    displays: looks.flatMap((look) => [
      { ...look, locale: 'zh-CN' as const },
      { ...look, locale: 'en' as const },
    ]),
    widths,
    records: 3,
    alike: 30,
    together,
  };
}
