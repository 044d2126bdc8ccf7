/** Passkeys (WebAuthn): of this device or carried along; its owner is verified by it, and its uses are counted. */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { FastifyRequest } from 'fastify';
import { readConfig } from '../../../platform/config/config.ts';
import { invalid } from '../../../platform/http/problem.ts';
import type { PasskeyMade, PasskeyUsed } from '../factor-contract.ts';
import type { Factor } from './factors.ts';

/** The site a passkey belongs to: the public address where there is one, else the one asked for. */
export function siteOf(request: Pick<FastifyRequest, 'protocol' | 'host'>): { origin: string; id: string } {
  const { origin, hostname } = new URL(readConfig().origin ?? `${request.protocol}://${request.host}`);
  return { origin, id: hostname };
}
type Site = ReturnType<typeof siteOf>;

const TIMEOUT_MS = 300_000;
type Transports = Array<'ble' | 'cable' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb'>;

const passkeysOf = (factors: readonly Factor[]) =>
  factors.flatMap(({ credential_id: id, transports }) =>
    id ? [{ id, type: 'public-key' as const, transports: transports as Transports }] : [],
  );

/** @returns what the browser is asked to make, and the challenge to keep */
export async function askForPasskey(
  site: Site,
  rpName: string,
  account: { id: string; login: string; name: string },
  factors: readonly Factor[],
) {
  const options = await generateRegistrationOptions({
    rpName,
    rpID: site.id,
    userID: Uint8Array.from(Buffer.from(account.id)),
    userName: account.login,
    userDisplayName: account.name,
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    excludeCredentials: passkeysOf(factors),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  });
  return {
    challenge: options.challenge,
    rp: { id: site.id, name: rpName },
    user: options.user,
    pubKeyCredParams: options.pubKeyCredParams.map(({ alg }) => ({ alg, type: 'public-key' as const })),
    timeout: TIMEOUT_MS,
    attestation: 'none' as const,
    excludeCredentials: passkeysOf(factors),
    authenticatorSelection: {
      residentKey: 'preferred' as const,
      userVerification: 'required' as const,
      requireResidentKey: false,
    },
  };
}

/** @throws Problem 422 when what was made does not answer the challenge on this site, or verified nobody */
export async function passkeyMade(site: Site, challenge: Buffer, made: PasskeyMade) {
  const verified = await verifyRegistrationResponse({
    response: {
      ...made,
      response: { ...made.response, transports: made.response.transports as Transports },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge.toString(),
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) throw invalid('body.passkey', 'passkey_refused');
  return verified.registrationInfo.credential;
}

export async function askForUse(site: Site, factors: readonly Factor[]) {
  const { challenge } = await generateAuthenticationOptions({ rpID: site.id });
  return {
    challenge,
    rpId: site.id,
    timeout: TIMEOUT_MS,
    allowCredentials: passkeysOf(factors),
    userVerification: 'required' as const,
  };
}

/**
 * The count has to grow, where the passkey counts at all: a copy that counts for itself is refused.
 * @returns the passkey used with its new count; undefined when it does not prove anything
 */
export async function passkeyUsed(
  site: Site,
  challenge: Buffer,
  used: PasskeyUsed,
  factors: readonly Factor[],
): Promise<{ factor: Factor; counter: number } | undefined> {
  const factor = factors.find(({ credential_id }) => credential_id === used.id);
  if (!factor?.public_key) return undefined;
  const verified = await verifyAuthenticationResponse({
    response: { ...used, clientExtensionResults: {} },
    expectedChallenge: challenge.toString(),
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
    credential: { id: used.id, publicKey: Uint8Array.from(factor.public_key), counter: factor.counter },
  }).catch(() => undefined);
  return verified?.verified ? { factor, counter: verified.authenticationInfo.newCounter } : undefined;
}
