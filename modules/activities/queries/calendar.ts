/** An activity for the reader's own calendar. */
import { fileName } from '../../../platform/documents/wording.ts';
import { calendarFile } from '../ics.ts';
import { query } from '../operations.ts';
import { readMatter } from '../store/matter.ts';
import { halfDaysOf } from './half-days.ts';

export const activityCalendar = query('activityCalendar', 'An activity as a calendar file', async (ctx, { params }) => {
  const { row } = await readMatter(ctx, params.activityId);
  const halves = await halfDaysOf(ctx, row.id);
  const entries = halves.map((half) => ({
    id: half.halfDayId,
    startsAt: new Date(half.startsAt),
    endsAt: new Date(half.endsAt),
    title: row.title,
    place: half.place || row.place,
    text: half.items.map((item) => [item.at, item.title, item.who].filter(Boolean).join(' ')).join('\n'),
  }));
  const facts = { told: row.updated_at, sequence: row.version, cancelled: row.state === 'cancelled' };
  return {
    filename: `${fileName(row.title)}.ics`,
    mediaType: 'text/calendar; charset=utf-8',
    body: Buffer.from(calendarFile(entries, facts)),
  };
});
