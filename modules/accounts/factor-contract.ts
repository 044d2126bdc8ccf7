/** Requests and answers around second factors. No server code here. */
import { z } from 'zod';
import { instant } from '../../platform/http/dates.ts';
import { endpoint } from '../../platform/http/endpoint.ts';

/** Ways to prove again who one is; the password where an account has no second factor. */
export const proofWays = ['authenticator', 'passkey', 'recovery', 'password'] as const;

const label = z.string().trim().min(1).max(60).meta({ description: 'By what its owner knows it, as “my phone”' });
const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(20_000);
const transports = z.array(z.string().max(30)).max(10);

/** What a browser hands out when a passkey was made (WebAuthn Level 3, RegistrationResponseJSON). */
const passkeyMade = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url, transports: transports.default([]) }),
});

/** The same when one was used (AuthenticationResponseJSON). */
const passkeyUsed = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
});
export type PasskeyMade = z.infer<typeof passkeyMade>;
export type PasskeyUsed = z.infer<typeof passkeyUsed>;

const descriptor = z.object({
  id: z.string(),
  type: z.literal('public-key'),
  transports: z.array(z.string()).optional(),
});
const userVerification = z.enum(['required', 'preferred', 'discouraged']);

const making = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.literal('public-key') })),
  timeout: z.int(),
  attestation: z.literal('none'),
  excludeCredentials: z.array(descriptor),
  authenticatorSelection: z.object({
    residentKey: z.enum(['required', 'preferred', 'discouraged']),
    userVerification,
    requireResidentKey: z.boolean(),
  }),
});

const using = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int(),
  allowCredentials: z.array(descriptor),
  userVerification,
});

const added = z.object({
  recoveryCodes: z
    .array(z.string())
    .nullable()
    .meta({ description: 'With the first second factor: ten codes, each good once, shown once' }),
});

export type FactorAdded = z.infer<typeof added>;

const factorsView = z.object({
  factors: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(['authenticator', 'passkey']),
      label: z.string(),
      createdAt: instant,
      lastUsedAt: instant.nullable(),
    }),
  ),
  ways: z.array(z.enum(proofWays)).meta({ description: 'How this account may prove again who asks' }),
  recoveryCodesLeft: z.int(),
  required: z.boolean().meta({ description: 'An assembly asks a second factor of an office held' }),
});
export type FactorsView = z.infer<typeof factorsView>;

const done = z.object({});
const own = '/me/second-factors';

/** Without `proveFactor`, whose answer is `Me`. */
export const factorEndpoints = {
  getSecondFactors: endpoint({ method: 'GET', path: own, root: true, response: factorsView }),
  beginAuthenticator: endpoint({
    method: 'POST',
    path: `${own}/authenticator/begin`,
    root: true,
    response: z.object({ secret: z.string(), uri: z.string().meta({ description: 'otpauth://…, as a picture' }) }),
  }),
  addAuthenticator: endpoint({
    method: 'POST',
    path: `${own}/authenticator`,
    root: true,
    body: z.object({ label, code: z.string().trim().max(20) }),
    response: added,
  }),
  beginPasskey: endpoint({ method: 'POST', path: `${own}/passkey/begin`, root: true, response: making }),
  addPasskey: endpoint({
    method: 'POST',
    path: `${own}/passkey`,
    root: true,
    body: z.object({ label, passkey: passkeyMade }),
    response: added,
  }),
  removeSecondFactor: endpoint({
    method: 'POST',
    path: `${own}/:factorId/remove`,
    root: true,
    params: z.object({ factorId: z.uuid() }),
    response: done,
  }),
  renewRecoveryCodes: endpoint({
    method: 'POST',
    path: `${own}/recovery-codes`,
    root: true,
    response: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  beginProof: endpoint({ method: 'POST', path: '/me/proof/begin', root: true, response: using }),
  clearSecondFactors: endpoint({
    method: 'POST',
    path: '/accounts/:accountId/clear-second-factors',
    params: z.object({ accountId: z.uuid() }),
    body: z.object({ reason: z.string().trim().min(2).max(300) }),
    response: z.object({ removed: z.int() }),
  }),
};

/** Body of `proveFactor`. */
export const proof = z.object({
  way: z.enum(proofWays),
  code: z.string().max(200).optional().meta({ description: 'The code, the recovery code or the password' }),
  passkey: passkeyUsed.optional(),
});
export type Proof = z.infer<typeof proof>;
