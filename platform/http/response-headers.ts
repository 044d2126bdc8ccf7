/** Headers every answer carries. Pages replace the policy for content by their own; the rest holds everywhere. */
import type { FastifyReply, FastifyRequest } from 'fastify';

const powers = (geolocation: string) =>
  `accelerometer=(), browsing-topics=(), camera=(), geolocation=${geolocation}, gyroscope=(), microphone=(), payment=(), usb=()`;

/** Of a page that may ask the device where it is. */
export const withPlace = { 'permissions-policy': powers('(self)') } as const;

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': powers('()'),
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'SAMEORIGIN',
  // What is no page loads nothing, whatever it is taken for.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
} as const;

/** A stored file as a document of its own: shown, never run. */
export const filePolicy = "script-src 'none'; frame-ancestors 'self'";

/** One year; browsers then ask over https alone (RFC 6797). */
const https = 'max-age=31536000';

/** @param origin public address; `https://…` tells browsers to come over https only */
export function setHeaders(request: FastifyRequest, reply: FastifyReply, origin: string | undefined): void {
  reply.headers(everywhere);
  const secure = request.protocol === 'https' || origin?.startsWith('https://');
  if (secure) reply.header('strict-transport-security', https);
}
