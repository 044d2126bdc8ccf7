/** Codes of an authenticator application (RFC 6238): six digits of thirty seconds, one step early or late, each good once. */
import { Secret, TOTP } from 'otpauth';

const PERIOD = 30;
/** Steps by which a clock may be early or late. */
const WINDOW = 1;
/** RFC 4226, section 4, R6: at least 128 bits, 160 recommended. */
const BYTES = 20;

const codeWith = (secret: Secret, issuer: string, label: string) =>
  new TOTP({ issuer, label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD });

export interface NewAuthenticator {
  secret: Uint8Array;
  /** To be typed, in groups of four. */
  typed: string;
  /** For the picture a camera reads. */
  uri: string;
}

export function newAuthenticator(issuer: string, login: string): NewAuthenticator {
  const secret = new Secret({ size: BYTES });
  const uri = codeWith(secret, issuer, login).toString();
  return { secret: secret.bytes, typed: secret.base32.replace(/(.{4})(?=.)/g, '$1 '), uri };
}

/** @returns the time step of a code that is right now; undefined: it is wrong, too early or too late */
export function stepOf(secret: Uint8Array, code: string, now: Date): number | undefined {
  const bytes = Uint8Array.from(secret);
  const timestamp = now.getTime();
  const totp = codeWith(new Secret({ buffer: bytes.buffer }), '', '');
  const delta = totp.validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : TOTP.counter({ period: PERIOD, timestamp }) + delta;
}
