/** Every part of the kit on one page, rendered on the server; `showcase-build.ts` writes and photographs it. */
import { renderToStaticMarkup } from 'react-dom/server';
import { BottomBar } from './bottom-bar.tsx';
import { type Display, DisplayBar, displayAttributes } from './display-settings.tsx';
import { Banner } from './notice.tsx';
import { PageFooter, PageFrame, PageHeader } from './page-frame.tsx';
import { PageTitle } from './section.tsx';
import { ShowcaseCharts } from './showcase-charts.tsx';
import { ShowcaseForms } from './showcase-forms.tsx';
import { ShowcaseParts } from './showcase-parts.tsx';
import { showcaseWords } from './showcase-words.ts';
import { KitProvider } from './words-context.tsx';

function Showcase({ locale, display }: { locale: string; display: Display }) {
  const words = showcaseWords(locale);
  return (
    <KitProvider locale={locale}>
      <PageFrame
        header={
          <PageHeader
            name={words.name}
            href="#"
            seal="议"
            navLabel={locale === 'en' ? 'Main' : '主要栏目'}
            nav={words.nav.map((label, index) => ({ key: label, label, href: `#n${index}`, current: index === 1 }))}
            aside={
              <DisplayBar
                display={display}
                back="/"
                otherLocale={locale === 'en' ? { code: 'zh-CN', label: '中文' } : { code: 'en', label: 'English' }}
              />
            }
          />
        }
        banner={
          <Banner>
            {locale === 'en'
              ? 'The window for plenary proposals closes on 20 January 2026 at 12:00.'
              : '大会提案征集将于2026年1月20日 12:00 截止，之后提交的按平时提案办理。'}
          </Banner>
        }
        footer={
          <PageFooter>
            {locale === 'en'
              ? 'Yitang, an open-source platform for consultative assemblies'
              : '议堂：政协履职的开源平台'}
          </PageFooter>
        }
        bottom={
          <BottomBar
            label={locale === 'en' ? 'Main places' : '常用'}
            items={[
              {
                key: 'a',
                label: locale === 'en' ? 'To do' : '待办',
                href: '#a',
                icon: 'inbox',
                count: 3,
                current: true,
              },
              { key: 'b', label: locale === 'en' ? 'Proposals' : '提案', href: '#b', icon: 'proposal' },
              { key: 'c', label: locale === 'en' ? 'Meetings' : '会议', href: '#c', icon: 'meeting' },
              { key: 'd', label: locale === 'en' ? 'Reading' : '学习', href: '#d', icon: 'study', count: 128 },
              { key: 'e', label: locale === 'en' ? 'Me' : '我的', href: '#e', icon: 'me' },
            ]}
          />
        }
      >
        <PageTitle title={words.title} lead={words.lead} />
        <ShowcaseParts locale={locale} words={words} />
        <ShowcaseForms locale={locale} words={words} display={display} />
        <ShowcaseCharts locale={locale} />
      </PageFrame>
    </KitProvider>
  );
}

/** @returns the page as HTML with the stylesheet inside */
export function renderShowcase(locale: string, display: Display, css: string): string {
  const attributes = Object.entries(displayAttributes(display))
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
  const title = showcaseWords(locale).title;
  return `<!doctype html><html lang="${locale}"${attributes}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${css}</style></head><body>${renderToStaticMarkup(<Showcase locale={locale} display={display} />)}</body></html>`;
}
