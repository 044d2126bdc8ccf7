/** How days and hours of activities are written in forms and lines: in Beijing's time, whatever the device's. */

const SHIFT = 8 * 3_600_000;
const local = (instant: string) => new Date(Date.parse(instant) + SHIFT).toISOString();

export const dayIn = (instant: string): string => local(instant).slice(0, 10);
export const hourIn = (instant: string): string => local(instant).slice(11, 16);
/** As an input of day and time takes it. */
export const minuteIn = (instant: string): string => local(instant).slice(0, 16);
export const instantOf = (day: string, hour: string): string => `${day}T${hour}:00+08:00`;

/** Which half of a day an instant begins. */
export function halfOf(instant: string): 'morning' | 'afternoon' | 'evening' {
  const hour = Number(hourIn(instant).slice(0, 2));
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}

export interface ItemTyped {
  at: string;
  title: string;
  who: string;
}

/** Points of a programme as they are typed, one a line: `09:00 开幕会｜主持人`. */
export const itemsAsText = (items: readonly ItemTyped[]): string =>
  items.map(({ at, title, who }) => `${at ? `${at} ` : ''}${title}${who ? `｜${who}` : ''}`).join('\n');

export function itemsOfText(text: string): ItemTyped[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*(?:(\d{1,2})[:：](\d{2})\s*)?(.*?)(?:\s*[|｜]\s*(.*?))?\s*$/.exec(line);
    if (!match?.[3]) return [];
    return [{ at: match[1] ? `${match[1].padStart(2, '0')}:${match[2]}` : '', title: match[3], who: match[4] ?? '' }];
  });
}
