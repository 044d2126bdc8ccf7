/**
 * A browser that signed in to an account before. It carries a sealed word of it for each of its accounts; strangers'
 * wrong passwords do not slow it down. It opens nothing: the password is asked all the same.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Days for which a device is known after it last signed in. */
export const knownForDays = 365;
/** Accounts one browser is known to, as on a desk shared by several people; the oldest is forgotten first. */
const accountsRemembered = 8;

const DAY = 86_400_000;
const word = /^([\w-]{22})\.([0-9a-z]{1,6})\.([\w-]{43})$/;

type Seal = (text: string) => string;

interface Word {
  id: string;
  /** Days since 1970. */
  day: number;
  whole: string;
  seal: string;
}

const read = (cookie: string | undefined): Word[] =>
  (cookie ?? '')
    .split('~')
    .slice(0, accountsRemembered)
    .flatMap((whole) => {
      const parts = word.exec(whole);
      return parts ? [{ id: parts[1]!, day: Number.parseInt(parts[2]!, 36), seal: parts[3]!, whole }] : [];
    });

const sealed = (seal: Seal, login: string, id: string, day: number) => seal(`device/${login}/${id}/${day}`);

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const dayOf = (now: Date) => Math.floor(now.getTime() / DAY);

function wordFor(words: readonly Word[], login: string, seal: Seal, now: Date): Word | undefined {
  const today = dayOf(now);
  return words.find(
    ({ id, day, seal: given }) =>
      day <= today && today - day <= knownForDays && same(given, sealed(seal, login, id, day)),
  );
}

/** @returns a name for the device, when it signed in to this login before; the same work whether anybody has the login */
export function knownDevice(cookie: string | undefined, login: string, seal: Seal, now: Date): string | undefined {
  return wordFor(read(cookie), login, seal, now)?.id;
}

/** @returns the cookie of a device that has just signed in to this login, with what it carried for others */
export function rememberDevice(cookie: string | undefined, login: string, seal: Seal, now: Date): string {
  const words = read(cookie);
  const before = wordFor(words, login, seal, now);
  const id = before?.id ?? randomBytes(16).toString('base64url');
  const day = dayOf(now);
  const others = words.filter((one) => one !== before).map((one) => one.whole);
  return [`${id}.${day.toString(36)}.${sealed(seal, login, id, day)}`, ...others]
    .slice(0, accountsRemembered)
    .join('~');
}
