/** Passkeys in this browser: whether it has them here, making one, using one. */
import { accountEndpoints, type Me } from '../../../modules/accounts/contract.ts';
import type { FactorAdded } from '../../../modules/accounts/factor-contract.ts';
import { call } from '../../client.ts';

/** They belong to a name under https (or localhost), never to a bare address. */
export const passkeysHere = (): boolean =>
  typeof PublicKeyCredential === 'function' && isSecureContext && !/^([\d.]+|\[.*\])$/.test(location.hostname);

/** @throws ApiProblem, or Error when the person or the device declined */
export async function makePasskey(label: string): Promise<FactorAdded> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const optionsJSON = await call(accountEndpoints.beginPasskey, null);
  const { id, rawId, response } = await startRegistration({ optionsJSON });
  const { clientDataJSON, attestationObject, transports = [] } = response;
  const passkey = {
    id,
    rawId,
    type: 'public-key' as const,
    response: { clientDataJSON, attestationObject, transports },
  };
  return call(accountEndpoints.addPasskey, null, { body: { label, passkey } });
}

/** @throws ApiProblem, or Error when the person or the device declined */
export async function usePasskey(): Promise<Me> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const optionsJSON = await call(accountEndpoints.beginProof, null);
  const { id, rawId, response } = await startAuthentication({ optionsJSON });
  const { clientDataJSON, authenticatorData, signature } = response;
  const passkey = {
    id,
    rawId,
    type: 'public-key' as const,
    response: { clientDataJSON, authenticatorData, signature },
  };
  return call(accountEndpoints.proveFactor, null, { body: { way: 'passkey', passkey } });
}
