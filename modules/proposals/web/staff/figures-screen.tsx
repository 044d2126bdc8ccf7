/** Figures at the desk: what came in and became of it, by category, class, month and unit, with the spread of ratings. */
import { useQuery } from '@tanstack/react-query';
import { Flex, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { BarChart } from '../../../../web/kit/charts/bar-chart.tsx';
import { FlowChart } from '../../../../web/kit/charts/flow-chart.tsx';
import { LineChart } from '../../../../web/kit/charts/line-chart.tsx';
import { StackedBarChart } from '../../../../web/kit/charts/stacked-bar-chart.tsx';
import { StatList } from '../../../../web/kit/summary-list.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { Figures } from '../../contract/register.ts';
import { proposalEndpoints } from '../../contract.ts';
import { Loaded, useOptions } from './shared.tsx';

const levels = ['satisfied', 'basically', 'unsatisfied'] as const;

function Charts({ figures }: { figures: Figures }) {
  const { assembly, t, date } = useSession();
  const list = `/desk/${assembly!.code}/proposals`;
  const table = t('staff.figures.table');
  const { replies } = figures;
  const frame = (key: string) => ({
    title: t(`staff.figures.${key}`),
    description: t(`staff.figures.${key}How`),
    tableLabel: table,
    unit: t('staff.figures.unit'),
    level: 2 as const,
  });
  const flow = (['filed', 'merged', 'converted', 'declined', 'withdrawn', 'pending'] as const).map((key) => ({
    key,
    label: t(`staff.figures.part.${key}`),
    value: figures[key],
  }));
  const units = figures.byUnit.filter((unit) => unit.assigned > 0);
  return (
    <>
      <p className="d-muted">{t('staff.figures.asOf', { at: date(figures.asOf, true) })}</p>
      <StatList
        items={[
          { key: 'received', label: t('staff.figures.received'), value: String(figures.received) },
          { key: 'filed', label: t('staff.figures.part.filed'), value: String(figures.filed) },
          { key: 'issued', label: t('staff.figures.issued'), value: `${replies.issued} / ${replies.due}` },
          {
            key: 'onTime',
            label: t('staff.figures.onTime'),
            value: replies.issued > 0 ? `${Math.round((replies.onTime / replies.issued) * 1000) / 10}%` : '—',
          },
          {
            key: 'days',
            label: t('staff.figures.days'),
            value:
              replies.medianDays === null
                ? '—'
                : `${replies.medianDays}（${replies.lowerQuartileDays}–${replies.upperQuartileDays}）`,
          },
        ]}
      />
      <div className="d-charts">
        <FlowChart {...frame('flow')} whole={t('staff.figures.received')} parts={flow} />
        <LineChart
          {...frame('months')}
          points={figures.byMonth.map((row) => row.month)}
          series={(['received', 'filed', 'replied'] as const).map((key) => ({
            key,
            label: t(`staff.figures.month.${key}`),
            values: figures.byMonth.map((row) => row[key]),
          }))}
        />
        <BarChart
          {...frame('categories')}
          share
          bars={figures.byCategory.map((row) => ({
            key: row.code,
            label: row.label,
            value: row.count,
            href: `${list}?category=${row.code}`,
          }))}
        />
        <BarChart
          {...frame('classes')}
          share
          sorted={false}
          bars={figures.byClass.map((row) => ({
            key: row.code,
            label: `${row.code} ${row.label}`,
            value: row.count,
            href: `${list}?class=${row.code}`,
          }))}
        />
        <BarChart
          {...frame('states')}
          sorted={false}
          bars={figures.byState.map((row) => ({
            key: row.state,
            label: t(`proposals.state.${row.state}`),
            value: row.count,
            href: `${list}?state=${row.state}`,
          }))}
        />
        <StackedBarChart
          {...frame('ratings')}
          inks={[2, 3, 4]}
          series={levels.map((level) => ({ key: level, label: t(`proposals.satisfaction.${level}`) }))}
          rows={[{ key: 'all', label: t('staff.all'), values: levels.map((level) => figures.ratings[level]) }]}
        />
      </div>
      <StackedBarChart
        {...frame('units')}
        inks={[2, 3, 4]}
        scale="count"
        series={levels.map((level) => ({ key: level, label: t(`proposals.satisfaction.${level}`) }))}
        rows={units.map((unit) => ({
          key: unit.unitId,
          label: t('staff.figures.unitLine', {
            name: unit.unitName,
            assigned: unit.assigned,
            issued: unit.issued,
            onTime: unit.onTime,
          }),
          values: levels.map((level) => unit[level]),
          href: `${list}?unitId=${unit.unitId}`,
        }))}
      />
    </>
  );
}

export function FiguresScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [search, setSearch] = useSearchParams();
  const sessionId = search.get('sessionId') ?? undefined;
  const { data: options } = useOptions();
  const query = useQuery({
    queryKey: ['figures', code, sessionId],
    queryFn: () => call(proposalEndpoints.getFigures, code, { query: { sessionId } }),
  });
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap gap={8}>
        <h1>{t('staff.menu.figures')}</h1>
        <Select
          allowClear
          className="d-filter"
          aria-label={t('staff.filter.sessionId')}
          placeholder={t('staff.filter.sessionId')}
          value={sessionId}
          options={options?.sessions.map((item) => ({ value: item.sessionId, label: item.label })) ?? []}
          onChange={(value) => setSearch(value ? { sessionId: value } : {})}
        />
      </Flex>
      <Loaded query={query}>{(data) => <Charts figures={data} />}</Loaded>
    </>
  );
}
