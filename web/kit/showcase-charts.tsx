import { BarChart } from './charts/bar-chart.tsx';
import { FlowChart } from './charts/flow-chart.tsx';
import { LineChart } from './charts/line-chart.tsx';
import { SpreadChart } from './charts/spread-chart.tsx';
import { StackedBarChart } from './charts/stacked-bar-chart.tsx';
import { Section } from './section.tsx';

const spread = (middle: number, width: number, count: number) =>
  Array.from(
    { length: count },
    (_, index) =>
      Math.round(Math.min(100, middle + width * Math.sin(index * 2.399) * Math.sqrt((index + 1) / count)) * 10) / 10,
  );

/** One of each chart. */
export function ShowcaseCharts({ locale }: { locale: string }) {
  const t = (zh: string, en: string) => (locale === 'en' ? en : zh);
  const units = [
    t('省民政厅', 'Civil Affairs'),
    t('省卫生健康委员会', 'Health'),
    t('省文化和旅游厅', 'Culture and Tourism'),
    t('省住房和城乡建设厅', 'Housing and Urban–Rural Development'),
  ];
  return (
    <Section id="charts" title={t('图表', 'Charts')}>
      <FlowChart
        title={t('收到的提案去了哪里', 'What became of the proposals')}
        description={t(
          '本次会议收到的全部提案，按审查结果计，截至2026年3月1日。',
          'All proposals of this session by result of examination, 1 March 2026.',
        )}
        unit={t('件', '')}
        whole={t('收到', 'Received')}
        parts={[
          { key: 'f', label: t('立案', 'Filed'), value: 5002, href: '#f' },
          { key: 'm', label: t('并案', 'Merged'), value: 262 },
          { key: 'c', label: t('转为意见建议', 'Converted'), value: 540 },
          { key: 'd', label: t('不予立案', 'Declined'), value: 86 },
        ]}
      />
      <BarChart
        title={t('立案提案按类别', 'Filed proposals by category')}
        description={t('一件提案只计一个主要类别。', 'Each proposal counts under its main category.')}
        unit={t('件', '')}
        share
        bars={[
          { key: 'a', label: t('经济建设', 'Economy'), value: 1630 },
          { key: 'b', label: t('社会民生', 'Society and welfare'), value: 1822 },
          { key: 'c', label: t('生态环境', 'Environment'), value: 611 },
          { key: 'd', label: t('文化、教育、体育与科学普及', 'Culture, education, sports and science'), value: 939 },
        ]}
      />
      <StackedBarChart
        title={t('提案人评价（按承办单位）', 'Ratings by unit')}
        description={t('每位提案人的最后一次评价各计一次。', 'The last rating of every proposer counts once.')}
        series={[
          { key: 's', label: t('满意', 'Satisfied') },
          { key: 'b', label: t('基本满意', 'Basically') },
          { key: 'u', label: t('不满意', 'Unsatisfied') },
        ]}
        inks={[2, 3, 4]}
        rows={units.map((label, index) => ({
          key: label,
          label,
          values: [86 - index * 9, 10 + index * 6, 1 + index * index],
        }))}
        unit={t('人次', '')}
      />
      <SpreadChart
        title={t('从交办到答复的天数', 'Days from assignment to reply')}
        description={t(
          '每条短线是一件提案，停表的天数不计。',
          'Each tick is one proposal; days with the clock stopped do not count.',
        )}
        unit={t('天', 'days')}
        digits={0}
        guide={{ value: 90, label: t('规定期限 90 天', 'Deadline of 90 days') }}
        rows={units.map((label, index) => ({
          key: label,
          label,
          values: spread(58 + index * 9, 30 + index * 4, 30 + index * 8),
        }))}
      />
      <LineChart
        title={t('每月收到与答复', 'Received and answered by month')}
        description={t('按提交日和答复发出日计。', 'By day of submission and of reply.')}
        unit={t('件', 'proposals')}
        points={Array.from({ length: 12 }, (_, index) =>
          t(`${index + 1}月`, new Intl.DateTimeFormat('en', { month: 'short' }).format(new Date(2026, index, 1))),
        )}
        series={[
          { key: 'r', label: t('收到', 'Received'), values: [620, 540, 180, 90, 60, 55, 48, 62, 71, 66, 120, 210] },
          { key: 'a', label: t('答复', 'Answered'), values: [12, 40, 96, 260, 380, 410, 240, 130, null, 60, 44, 30] },
        ]}
      />
    </Section>
  );
}
