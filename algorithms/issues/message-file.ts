/** Messages from lines of JSON, as exported by message boards. */
import type { Message } from './message.ts';

/**
 * Reads lines of JSON objects with id, title, text, time and optionally user (or author), up and down (or reactions).
 * A time is `2019/2/8 9:05:00` or ISO; without a zone it is taken as UTC.
 * @throws {SyntaxError} naming the line that is not JSON, {TypeError} naming the line with an unreadable time
 */
export function readMessages(content: string): Message[] {
  const messages: Message[] = [];
  content.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    let raw: Record<string, unknown>;
    try {
      raw = JSON.parse(line) as Record<string, unknown>;
    } catch (error) {
      throw new SyntaxError(`line ${i + 1} is not JSON: ${(error as Error).message}`);
    }
    const author = raw.author ?? raw.user;
    messages.push({
      id: String(raw.id ?? ''),
      title: String(raw.title ?? ''),
      text: String(raw.text ?? ''),
      time: readTime(raw.time, i + 1),
      ...(author === undefined || author === null ? {} : { author: String(author) }),
      reactions: Number(raw.reactions ?? Number(raw.up ?? 0) + Number(raw.down ?? 0)),
    });
  });
  return messages;
}

function readTime(value: unknown, line: number): number | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number') return value;
  const parts = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(String(value));
  const time = parts
    ? Date.UTC(+parts[1]!, +parts[2]! - 1, +parts[3]!, +(parts[4] ?? 0), +(parts[5] ?? 0), +(parts[6] ?? 0))
    : Date.parse(String(value));
  if (!Number.isFinite(time)) throw new TypeError(`line ${line}: cannot read the time ${String(value).slice(0, 40)}`);
  return time;
}
