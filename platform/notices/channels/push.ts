/** Web push: the server asks the push service of the reader's browser, which cannot read what it carries (RFC 8030, 8291, 8292). */
import { createECDH, hkdfSync } from 'node:crypto';
import webPush from 'web-push';
import { ANSWER_WITHIN_MS, NotSent, type OpenChannel, readStatus } from './channel.ts';

export interface PushSettings {
  /** Whom a push service may turn to: `mailto:…` or `https://…`. */
  contact: string;
  /** Hosts that may be pushed at: names, `*.name`, or an origin for tests. */
  hosts: readonly string[];
  keys: PushKeys;
}

export interface PushKeys {
  publicKey: string;
  privateKey: string;
}

/** Hours a message waits for a browser that is not there. */
const TTL_SECONDS = 24 * 3600;

/** The installation's pair of keys, made from its secret: every server of it has the same, and nothing more is to be backed up. */
export function pushKeysFrom(secret: Buffer): PushKeys {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(hkdfSync('sha256', secret, '', 'yitang/web-push', 32)));
  return { publicKey: pair.getPublicKey('base64url'), privateKey: pair.getPrivateKey('base64url') };
}

/** Only push services are asked, whatever address a browser hands in; else the server could be sent anywhere. */
export function mayPushAt(hosts: readonly string[], endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, origin, username } = new URL(endpoint);
  if (hosts.includes(origin)) return true;
  if (protocol !== 'https:' || port !== '' || username !== '') return false;
  return hosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host));
}

export function openPush({ contact, hosts, keys }: PushSettings): OpenChannel {
  return {
    async send(target, message) {
      const { p256dh, auth } = target.details;
      if (!p256dh || !auth || !mayPushAt(hosts, target.address)) throw new NotSent('host_refused', { gone: true });
      const payload = JSON.stringify({
        title: message.from,
        body: message.short,
        link: message.link,
        tag: message.id,
      });
      const details = webPush.generateRequestDetails({ endpoint: target.address, keys: { p256dh, auth } }, payload, {
        vapidDetails: { subject: contact, ...keys },
        TTL: TTL_SECONDS,
        contentEncoding: 'aes128gcm',
        topic: message.id.replaceAll('-', '').slice(0, 32),
      });
      const answer = await fetch(details.endpoint, {
        method: details.method,
        headers: details.headers as Record<string, string>,
        body: details.body as unknown as BodyInit,
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      }).catch(() => {
        throw new NotSent('unreachable');
      });
      await answer.body?.cancel();
      if (answer.status === 404 || answer.status === 410) throw new NotSent(`gone ${answer.status}`, { gone: true });
      readStatus(answer.status);
    },
    close: () => {},
  };
}
