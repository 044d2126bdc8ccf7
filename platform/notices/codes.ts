/** Codes that show an address is its owner's: made from the installation's secret, so that none is kept. */

/** Minutes a code is good for. */
export const CODE_MINUTES = 15;
/** Wrong codes after which a new one is needed. */
export const CODE_TRIES = 5;
/** Codes a person may have sent in a day. */
export const CODES_A_DAY = 10;

/** Six digits, the same for one address and one sending. */
export function codeFor(seal: (text: string) => string, addressId: string, sentAt: Date): string {
  const bytes = Buffer.from(seal(`address-code/${addressId}/${sentAt.getTime()}`), 'base64url');
  return String(bytes.readUInt32BE(0) % 1_000_000).padStart(6, '0');
}
