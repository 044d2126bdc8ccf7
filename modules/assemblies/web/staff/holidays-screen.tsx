/** Holidays and moved days, year by year: what holds, by which notice, and entering the next one. */

import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { dayOf, yearOf } from '../../../../platform/calendar/days.ts';
import { bracketed } from '../../../../platform/i18n/lists.ts';
import { call } from '../../../../web/client.ts';
import { StateTag } from '../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { assemblyEndpoints, type CalendarYear } from '../../contract.ts';
import { NoticeForm } from './notice-form.tsx';
import { YearGrid, YearLegend } from './year-grid.tsx';

function Notices({ data }: { data: CalendarYear }) {
  const { t, date, locale } = useSession();
  if (data.notices.length === 0) return null;
  return (
    <>
      <h2>{t('staff.holidays.notices')}</h2>
      <ul>
        {data.notices.map((notice) => (
          <li key={notice.noticeId}>
            {bracketed(notice.title, date(notice.issuedOn), locale)} {notice.source && ` ${notice.source}`}{' '}
            {notice.holds && <StateTag tone="done">{t('staff.holidays.holds')}</StateTag>}
            <br />
            <small className="d-muted">
              {t('staff.holidays.enteredBy', {
                name: notice.enteredByName,
                assembly: notice.assemblyName,
                at: date(notice.enteredAt, true),
              })}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}

export function HolidaysScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [search, setSearch] = useSearchParams();
  const [entering, setEntering] = useState(false);
  const now = yearOf(dayOf(new Date()));
  const asked = Number(search.get('year'));
  const year = asked >= 1950 && asked <= 2100 ? asked : now;
  const { data, error, refetch } = useQuery({
    queryKey: ['calendar', code, year],
    queryFn: () => call(assemblyEndpoints.getCalendarYear, code, { query: { year } }),
  });
  const years = [...new Set([now + 2, now + 1, now, now - 1, now - 2, now - 3, year])].sort((a, b) => b - a);
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap gap={8}>
        <h1>{t('staff.menu.holidays')}</h1>
        <Flex gap={8}>
          <Select
            aria-label={t('staff.holidays.year')}
            value={year}
            onChange={(value: number) => setSearch({ year: String(value) })}
            options={years.map((value) => ({ value, label: String(value) }))}
          />
          {data?.mayEnter && (
            <Button type="primary" onClick={() => setEntering(true)}>
              {t('staff.holidays.enter')}
            </Button>
          )}
        </Flex>
      </Flex>
      {error && (
        <Alert
          type="error"
          title={error.message}
          action={<Button onClick={() => void refetch()}>{t('shared.retry')}</Button>}
        />
      )}
      {data ? (
        <>
          <Alert
            className="d-gap"
            type={data.basis === 'law' ? 'warning' : 'info'}
            showIcon
            title={t(`staff.holidays.basis.${data.basis}`, { year })}
          />
          <YearLegend />
          <YearGrid data={data} />
          <Notices data={data} />
        </>
      ) : (
        !error && <Skeleton active title={false} paragraph={{ rows: 10 }} />
      )}
      {entering && <NoticeForm year={year} close={() => setEntering(false)} />}
    </>
  );
}
