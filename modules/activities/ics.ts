/** An activity as a calendar file (RFC 5545): each half-day an entry, so that a phone's calendar rings for it. Pure. */

export interface CalendarEntry {
  id: string;
  startsAt: Date;
  endsAt: Date;
  title: string;
  place: string;
  text: string;
}

const stamp = (at: Date) => at.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** Lines longer than 75 octets go on in the next, never within a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const sign of line) {
    const more = Buffer.byteLength(sign);
    if (size + more > 74) {
      parts.push(part);
      part = ' ';
      size = 1;
    }
    part += sign;
    size += more;
  }
  return [...parts, part].join('\r\n');
}

/** @param told when it was written; @param sequence grows with each change, so that calendars take the newer one */
export function calendarFile(
  entries: readonly CalendarEntry[],
  { told, sequence, cancelled }: { told: Date; sequence: number; cancelled: boolean },
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yitang//Activities//ZH',
    'CALSCALE:GREGORIAN',
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${entry.id}@yitang`,
      `DTSTAMP:${stamp(told)}`,
      `DTSTART:${stamp(entry.startsAt)}`,
      `DTEND:${stamp(entry.endsAt)}`,
      `SEQUENCE:${sequence}`,
      `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      `SUMMARY:${escaped(entry.title)}`,
      ...(entry.place ? [`LOCATION:${escaped(entry.place)}`] : []),
      ...(entry.text ? [`DESCRIPTION:${escaped(entry.text)}`] : []),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
