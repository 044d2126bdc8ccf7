/** A passkey made of software, for tests: makes a key, answers challenges, counts. */
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const hash = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
const base64url = (data: Uint8Array) => Buffer.from(data).toString('base64url');

/** User present, user verified, credential data attached. */
const UP = 1;
const UV = 4;
const AT = 64;

export function softPasskey(site: { origin: string; id: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  let counter = 0;
  const head = (flags: number) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([hash(site.id), Buffer.from([flags]), count]);
  };
  const said = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const called = { id: base64url(id), rawId: base64url(id), type: 'public-key' as const };
  return {
    /** Sets the count, as that of a copy would stand. */
    countFrom(value: number) {
      counter = value;
    },
    make(challenge: string) {
      const key = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Uint8Array.from(Buffer.from(x!, 'base64url'))],
        [-3, Uint8Array.from(Buffer.from(y!, 'base64url'))],
      ]);
      const data = Buffer.concat([
        head(UP | UV | AT),
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        isoCBOR.encode(key),
      ]);
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', Uint8Array.from(data)],
      ]);
      return {
        ...called,
        response: {
          clientDataJSON: base64url(said('webauthn.create', challenge, site.origin)),
          attestationObject: base64url(isoCBOR.encode(attestation as never)),
          transports: ['internal'],
        },
      };
    },
    use(challenge: string, { verified = true, origin = site.origin } = {}) {
      counter += 1;
      const data = head(verified ? UP | UV : UP);
      const client = said('webauthn.get', challenge, origin);
      const signature = createSign('sha256').update(data).update(hash(client)).sign(privateKey);
      return {
        ...called,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
        },
      };
    },
  };
}
