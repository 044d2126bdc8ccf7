/** What a room says of the letters anybody may send to it; the form, the device's queue and the plain form follow from it. Pure. */
import type { Point } from './queue.ts';

export interface LetterKind {
  /** Its folder of pages, operations and words: below it lie `new`, `mine/:secret`, `photos`, `codes`, `sw.js`. */
  path: string;
  /** Name of the letter's id in the operation. */
  id: string;
  /** Fields of its form that are always sent. */
  fields: readonly string[];
  /** Fields sent only where something is chosen. */
  choices: readonly string[];
}

export interface WrittenLetter {
  id: string;
  secret: string;
  fields: Record<string, string>;
  photoIds: readonly string[];
  point: Point | null;
  confirmed: { addressId: string; token: string } | null;
}

type Channel = 'mail' | 'sms';
/** By which channel an address is told: the only one there is, or as the address looks. */
export const channelOf = (address: string, offered: readonly string[] = []): Channel =>
  offered.length === 1 ? (offered[0] as Channel) : address.includes('@') ? 'mail' : 'sms';

/** What the room's operation takes, with or without script. */
export function letterBody(kind: LetterKind, { id, secret, fields, photoIds, point, confirmed }: WrittenLetter) {
  const address = (fields.contact ?? '').trim();
  return {
    [kind.id]: id,
    secret,
    photoIds,
    ...Object.fromEntries(kind.fields.map((name) => [name, fields[name] ?? ''])),
    ...Object.fromEntries(kind.choices.flatMap((name) => (fields[name] ? [[name, fields[name]]] : []))),
    ...(point ? { point } : {}),
    ...(confirmed ? { confirmed } : address ? { contact: { channel: channelOf(address), address } } : {}),
  };
}

/** The field of the form by that of the operation. */
export function letterField(path: string): string {
  const name = path.split('.')[1] ?? '';
  if (name === 'photoIds') return 'photos';
  return ['confirmed', 'channel', 'address'].includes(name) ? 'contact' : name;
}
