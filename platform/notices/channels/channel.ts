/** One way out of the house. */
import type { AddressDetails } from '../tables.ts';

/** What is to be said, in the reader's language. */
export interface Message {
  /** The same however often it is tried, so that the other side can know it again. */
  id: string;
  subject: string;
  /** Whose notice it is: the assembly. */
  from: string;
  /** Whole, with the way to the page; lines. */
  text: string;
  html: string;
  /** One line for small screens. */
  short: string;
  /** Absolute address of the page to open. */
  link: string;
  /** Absolute address of the settings, where one leaves; absent: a code, which nobody is subscribed to. */
  settings?: string;
  /** Absolute address at which one press leaves, by mail programs too (RFC 8058). */
  leave?: string;
}

export interface Target {
  address: string;
  details: AddressDetails;
}

/** Why a message did not go. Holds no address, as it is kept. */
export class NotSent extends Error {
  /** Trying again is of no use. */
  readonly final: boolean;
  /** The address is no more. */
  readonly gone: boolean;
  constructor(code: string, { final = false, gone = false }: { final?: boolean; gone?: boolean } = {}) {
    super(code);
    this.final = final || gone;
    this.gone = gone;
  }
}

export interface OpenChannel {
  /** @throws NotSent */
  send(target: Target, message: Message): Promise<void>;
  close(): void;
}

/** What another server's status means for a message. @throws NotSent unless it took it */
export function readStatus(status: number): void {
  if (status >= 200 && status < 300) return;
  const again = status >= 500 || status === 408 || status === 425 || status === 429;
  throw new NotSent(`refused ${status}`, { final: !again });
}

/** Time another server has for an answer. */
export const ANSWER_WITHIN_MS = 15_000;
