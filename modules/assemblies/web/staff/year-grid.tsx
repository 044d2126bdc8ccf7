/** A year as twelve small months: days not worked and days moved are marked by sign and word, not by colour alone. */
import { useSession } from '../../../../web/shared/session.tsx';
import type { CalendarYear } from '../../contract.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** Weeks of a month, Monday first; undefined where the month has not begun or is over. */
function weeksOf(year: number, month: number): Array<Array<string | undefined>> {
  const first = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells = Array.from({ length: Math.ceil((first + count) / 7) * 7 }, (_, index) => {
    const day = index - first + 1;
    return day >= 1 && day <= count ? `${year}-${two(month)}-${two(day)}` : undefined;
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

const marks = { holiday: '●', moved_off: '○', moved_worked: '✎' } as const;

export function YearGrid({ data }: { data: CalendarYear }) {
  const { t, locale } = useSession();
  const days = new Map(data.days.map((item) => [item.day, item]));
  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' });
  const names = Array.from({ length: 7 }, (_, index) => weekday.format(new Date(Date.UTC(2024, 0, index + 1))));
  return (
    <div className="d-year">
      {Array.from({ length: 12 }, (_, index) => index + 1).map((month) => (
        <table key={month}>
          <caption>{monthName.format(new Date(Date.UTC(data.year, month - 1, 1)))}</caption>
          <thead>
            <tr>
              {names.map((name, index) => (
                <th key={`${name}${index}`} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(data.year, month).map((week) => (
              <tr key={week.find(Boolean)}>
                {week.map((day, index) => {
                  if (!day) return <td key={index} />;
                  const known = days.get(day);
                  const kind = known?.kind ?? (index > 4 ? 'weekend' : 'worked');
                  const word = known
                    ? t(known.holiday ? `assemblies.holiday.${known.holiday}` : `assemblies.day_kind.${known.kind}`)
                    : undefined;
                  return (
                    <td key={day} className={`d-day d-day--${kind}`} title={word}>
                      {Number(day.slice(8))}
                      {known && (
                        <>
                          <sup aria-hidden="true">{marks[known.kind as keyof typeof marks]}</sup>
                          <span className="yt-hidden">{word}</span>
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

/** What the marks of the grid mean. */
export function YearLegend() {
  const { t } = useSession();
  return (
    <ul className="d-year-legend">
      {(['holiday', 'moved_off', 'moved_worked'] as const).map((kind) => (
        <li key={kind} className={`d-day d-day--${kind}`}>
          <span aria-hidden="true">{marks[kind]}</span> {t(`assemblies.day_kind.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
