/** The other sides of the channels, for tests: a mail server, a push service and a gateway on this machine. */
import { createDecipheriv, createECDH, createHmac, hkdfSync, randomBytes, timingSafeEqual, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

async function textOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export interface TestMailServer {
  url: string;
  /** Whole mails as they came, with their recipient. */
  mails: Array<{ to: string; raw: string }>;
  /** Answered to the next recipients instead of taking them. */
  refuseWith: { code: number; times: number };
  close(): Promise<void>;
}

export async function openTestMailServer(): Promise<TestMailServer> {
  const mails: TestMailServer['mails'] = [];
  const refuseWith = { code: 0, times: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo(_address, _session, done) {
      if (refuseWith.times === 0) return done();
      refuseWith.times -= 1;
      done(Object.assign(new Error('not now'), { responseCode: refuseWith.code }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo[0]!.address, raw: Buffer.concat(parts).toString() });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    refuseWith,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Parts of a mail with their encodings taken off. */
export function readMail(raw: string): { header(name: string): string; text: string; html: string } {
  const split = (whole: string) => [
    whole.slice(0, whole.indexOf('\r\n\r\n')),
    whole.slice(whole.indexOf('\r\n\r\n') + 4),
  ];
  const words = (line: string) =>
    line
      .replace(/\?=\s+=\?/g, '?==?')
      .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, coded: string) =>
        how.toUpperCase() === 'B' ? Buffer.from(coded, 'base64').toString() : fromQuoted(coded.replaceAll('_', ' ')),
      );
  const fromQuoted = (coded: string) =>
    Buffer.from(
      coded
        .replace(/=\r?\n/g, '')
        .replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString();
  const headerOf = (head: string, name: string) =>
    words(
      new RegExp(`^${name}:(.*(?:\r\n[ \t].*)*)`, 'im')
        .exec(head)?.[1]
        ?.replace(/\r\n[ \t]/g, ' ')
        .trim() ?? '',
    );
  const body = (type: string) => {
    for (const part of raw.split(/\r\n--[^\r\n]+\r\n/)) {
      const [head, content] = split(part) as [string, string];
      if (!headerOf(head, 'content-type').startsWith(type)) continue;
      const encoding = headerOf(head, 'content-transfer-encoding');
      if (encoding === 'base64') return Buffer.from(content.split('\r\n--')[0]!, 'base64').toString();
      return encoding === 'quoted-printable' ? fromQuoted(content) : content;
    }
    return '';
  };
  return { header: (name) => headerOf(split(raw)[0]!, name), text: body('text/plain'), html: body('text/html') };
}

/** A browser's subscription and what it needs to read what it is sent. */
export function createTestBrowser(origin: string) {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys();
  const auth = randomBytes(16);
  const part = (key: NodeJS.ArrayBufferView, salt: Buffer, info: Buffer, size: number) =>
    Buffer.from(hkdfSync('sha256', key, salt, info, size));
  return {
    endpoint: `${origin}/push/${randomBytes(8).toString('hex')}`,
    keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') },
    /** RFC 8291, one record. */
    read(body: Buffer): Record<string, string> {
      const salt = body.subarray(0, 16);
      const senderKey = body.subarray(21, 21 + body[20]!);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, senderKey]);
      const key = part(pair.computeSecret(senderKey), auth, info, 32);
      const secret = part(key, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
      const nonce = part(key, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
      const sealed = body.subarray(21 + body[20]!);
      const decipher = createDecipheriv('aes-128-gcm', secret, nonce);
      decipher.setAuthTag(sealed.subarray(-16));
      const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
      return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString());
    },
  };
}

/** Whether a request's VAPID token is signed by the key it names. @returns what it claims */
export function readVapid(authorization: string): { publicKey: string; claims: Record<string, unknown> } {
  const [, token, publicKey] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization)!;
  const [head, claims, signature] = token!.split('.') as [string, string, string];
  const raw = Buffer.from(publicKey!, 'base64url');
  const key = {
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: raw.subarray(1, 33).toString('base64url'),
      y: raw.subarray(33).toString('base64url'),
    },
    format: 'jwk' as const,
    dsaEncoding: 'ieee-p1363' as const,
  };
  const whole = verify('sha256', Buffer.from(`${head}.${claims}`), key as never, Buffer.from(signature, 'base64url'));
  if (!whole) throw new Error('not signed by this key');
  return { publicKey: publicKey!, claims: JSON.parse(Buffer.from(claims, 'base64url').toString()) };
}

export interface TestHttpService {
  origin: string;
  received: Array<{ headers: Record<string, string>; body: Buffer; status: number }>;
  /** What the next requests are answered with, before anything is looked at. */
  answers: number[];
  close(): Promise<void>;
}

/** @param judge the status a request deserves */
export async function openTestService(
  judge: (headers: Record<string, string>, body: Buffer) => number,
): Promise<TestHttpService> {
  const received: TestHttpService['received'] = [];
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const headers = request.headers as Record<string, string>;
    const status = answers.shift() ?? judge(headers, body);
    received.push({ headers, body, status });
    response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answers,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const FIVE_MINUTES = 300;

/** What a gateway must do with a request: know its sender, and take nothing twice or late. */
export function gatewayJudge(secret: string, now: () => Date) {
  const taken = new Set<string>();
  return (headers: Record<string, string>, body: Buffer): number => {
    const at = headers['x-yitang-timestamp'] ?? '';
    const right = Buffer.from(`sha256=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`);
    const given = Buffer.from(headers['x-yitang-signature'] ?? '');
    if (given.length !== right.length || !timingSafeEqual(given, right)) return 401;
    if (Math.abs(now().getTime() / 1000 - Number(at)) > FIVE_MINUTES) return 401;
    const { id } = JSON.parse(body.toString()) as { id: string };
    if (taken.has(id)) return 409;
    taken.add(id);
    return 202;
  };
}
