/** Secrets of authenticators at rest, sealed for the row they stand in. */
import { SealRefused } from '../../../platform/crypto/suites.ts';
import type { Vault } from '../../../platform/crypto/vault.ts';
import type { Context } from '../../../platform/http/context.ts';
import { Problem } from '../../../platform/http/problem.ts';

function vaultOf({ vault }: Pick<Context, 'vault'>): Vault {
  if (!vault) throw new Problem(503, 'unavailable');
  return vault;
}

/** Where a secret stands: with the second factor, or with the session that has yet to show its first code. */
const places = {
  factor: { table: 'second_factors', column: 'sealed_secret' },
  challenge: { table: 'factor_challenges', column: 'content' },
} as const;
type Place = keyof typeof places;

/** @param row id of the second factor, or of the session */
export function lock(ctx: Pick<Context, 'vault'>, place: Place, row: string, secret: Uint8Array) {
  const vault = vaultOf(ctx);
  const sealed = vault.seal(Buffer.from(secret).toString('base64'), { ...places[place], row });
  return { sealed, with: vault.keyId() };
}

/** @returns undefined when its key is gone, or it was sealed for another row */
export function unlock(ctx: Pick<Context, 'vault'>, place: Place, row: string, sealed: string): Buffer | undefined {
  try {
    return Buffer.from(vaultOf(ctx).open(sealed, { ...places[place], row }), 'base64');
  } catch (error) {
    if (error instanceof SealRefused) return undefined;
    throw error;
  }
}
