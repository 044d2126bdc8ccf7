/**
 * A gateway for short messages: one POST a message, signed so that the gateway knows who asks and refuses what was sent
 * before. The gateway's own protocol is a small program of the operator's; `docs/guides/operator.md` says what it is sent.
 */
import { createHmac } from 'node:crypto';
import { ANSWER_WITHIN_MS, NotSent, type OpenChannel, readStatus } from './channel.ts';

export interface GatewaySettings {
  url: string;
  secret: string;
}

/** Of the instant in seconds, a dot and the body. */
export const signGateway = (secret: string, at: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;

export function openGateway({ url, secret }: GatewaySettings, now: () => Date): OpenChannel {
  return {
    async send(target, message) {
      const body = JSON.stringify({
        id: message.id,
        to: target.address,
        text: `${message.short} ${message.link}`.trim(),
      });
      const at = String(Math.floor(now().getTime() / 1000));
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': message.id,
          'x-yitang-timestamp': at,
          'x-yitang-signature': signGateway(secret, at, body),
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      }).catch(() => {
        throw new NotSent('unreachable');
      });
      await answer.body?.cancel();
      readStatus(answer.status);
    },
    close: () => {},
  };
}
