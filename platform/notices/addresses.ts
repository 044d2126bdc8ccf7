/** Addresses of people: how they are written, and how little of them is shown. */
import type { AddressDetails } from './tables.ts';
import type { Channel } from './topics.ts';

/** Enough for its owner to know it, too little for anybody else: `l***@example.cn`, `138****5678`; a browser by its label. */
export function maskAddress(channel: Channel, address: string, details: AddressDetails = {}): string {
  if (channel === 'push') return details.label ?? '';
  if (channel === 'sms') return `${address.slice(0, -8)}****${address.slice(-4)}`;
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}

/** @returns the address as it is kept, or undefined when it is none */
export function readAddress(channel: 'mail' | 'sms', text: string): string | undefined {
  if (channel === 'sms') {
    const digits = text.replace(/[\s()-]/g, '');
    const known = /^(?:\+?86)?(1\d{10})$/.exec(digits);
    return known ? known[1] : undefined;
  }
  const trimmed = text.trim();
  return trimmed.length <= 254 &&
    /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/i.test(trimmed)
    ? trimmed
    : undefined;
}
