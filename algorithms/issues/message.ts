/** Messages as the issue library takes them, their checks, and what makes two of them copies of one text. */
import { normaliseText } from '../words/segment.ts';

/** One message of a citizen. */
export interface Message {
  /** Unique in its index. */
  id: string;
  title: string;
  text: string;
  /** When it was written, in milliseconds since 1970; null where unknown (such a message adds no heat). */
  time: number | null;
  /** Who wrote it, any token; messages without one count as written by different people. */
  author?: string;
  /** Reactions of others (for and against together), a whole number of at least 0. */
  reactions?: number;
}

/** Bodies shorter than this many letters ("same as the title") are told apart by their titles too. */
const SHORT_BODY = 10;

/**
 * Checks one message.
 * @throws {TypeError} naming the field, when a field has the wrong type or a number is NaN, infinite or negative
 */
export function checkMessage(message: Message): void {
  if (typeof message !== 'object' || message === null) throw new TypeError('a message must be an object');
  if (typeof message.id !== 'string' || message.id === '') throw new TypeError('message.id must be a non-empty string');
  const at = `message ${message.id.slice(0, 40)}`;
  if (typeof message.title !== 'string') throw new TypeError(`${at}: title must be a string`);
  if (typeof message.text !== 'string') throw new TypeError(`${at}: text must be a string`);
  if (message.time !== null && !Number.isFinite(message.time)) {
    throw new TypeError(`${at}: time must be a finite number of milliseconds or null`);
  }
  if (message.author !== undefined && typeof message.author !== 'string') {
    throw new TypeError(`${at}: author must be a string`);
  }
  const reactions = message.reactions ?? 0;
  if (!Number.isFinite(reactions) || reactions < 0)
    throw new TypeError(`${at}: reactions must be a number of at least 0`);
}

/**
 * The text by which exact copies are recognised: the body's letters and digits, width and case folded, punctuation and
 * space dropped; for a body under ten letters the title's as well.
 */
export function contentKey(message: Message): string {
  const body = fold(message.text);
  return body.length >= SHORT_BODY ? body : `${fold(message.title)}\n${body}`;
}

function fold(text: string): string {
  return normaliseText(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The canonical order: by time (unknown last), then by id as UTF-16 units. Independent of arrival. */
export function compareMessages(a: Message, b: Message): number {
  const at = a.time ?? Number.POSITIVE_INFINITY;
  const bt = b.time ?? Number.POSITIVE_INFINITY;
  if (at !== bt) return at < bt ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
