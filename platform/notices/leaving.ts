/**
 * How somebody without an account leaves: the address of a page of their own, which only what they were sent names. It is made from
 * the installation's secret, so that none is kept.
 */
import { timingSafeEqual } from 'node:crypto';

type Seal = (text: string) => string;

export const leavingSecret = (seal: Seal, addressId: string): string => `${addressId}.${seal(`leaving/${addressId}`)}`;

/** @returns whose it is, or undefined when it is none of ours */
export function readLeavingSecret(seal: Seal, secret: string): string | undefined {
  const addressId = secret.split('.')[0]!;
  const [given, right] = [Buffer.from(secret), Buffer.from(leavingSecret(seal, addressId))];
  return given.length === right.length && timingSafeEqual(given, right) ? addressId : undefined;
}
