/** Settings of one installation, read from the environment once; every setting has a default that works. */
import { resolve } from 'node:path';
import { z } from 'zod';
import type { KeySource } from '../crypto/keyring.ts';
import { knownPushHosts } from '../notices/topics.ts';

const schema = z.object({
  /** Folder for the embedded database, files and built fronts' caches. */
  YITANG_DATA: z.string().default('data'),
  YITANG_HOST: z.string().default('127.0.0.1'),
  YITANG_PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** PostgreSQL of your own: `postgres://user:password@host:port/name`. Absent: the embedded one in the data folder. */
  YITANG_DATABASE_URL: z.string().optional(),
  /** File of the keys personal data are encrypted with; absent: `keys` in the data folder, made at the first start. */
  YITANG_KEY_FILE: z.string().optional(),
  /** These keys themselves, as lines of the file with commas between. */
  YITANG_KEYS: z.string().optional(),
  /** The same database as the owner of its tables, for `app/migrate.ts`; then `YITANG_DATABASE_URL` names a lesser role. */
  YITANG_MIGRATION_URL: z.string().optional(),
  /** Which embedded database a new data folder gets. Absent: PostgreSQL where its programs run, else PGlite. */
  YITANG_EMBEDDED: z.enum(['postgres', 'pglite']).optional(),
  /** `demo` seeds the demo province when the database is empty and opens the demo doors; `none` does neither. */
  YITANG_SEED: z.enum(['demo', 'none']).optional(),
  YITANG_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** How many proxies stand in front, each adding to X-Forwarded-For; 0: none. */
  YITANG_TRUST_PROXY: z
    .string()
    .regex(/^(\d{1,2}|false)$/, 'the number of proxies in front, as 1; to trust all of them is to trust anybody')
    .default('0'),
  /** Public address; `https` marks cookies as secure and tells browsers to come over https only. */
  YITANG_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  /** Secret for `/metrics`, sent as a bearer token; absent: only this machine reads them. */
  YITANG_METRICS_TOKEN: z.string().min(16).optional(),
  YITANG_MAX_UPLOAD_MB: z.coerce.number().int().positive().default(50),
  /** What one account may have uploaded without its hanging on anything. */
  YITANG_UPLOAD_QUOTA_MB: z.coerce.number().int().positive().default(1000),
  YITANG_RATE_LIMIT: z.coerce.number().int().nonnegative().default(600),
  /** Minutes without a request after which a session ends. */
  YITANG_IDLE_MINUTES: z.coerce.number().int().positive().default(60),
  /** E-mail is offered where both are set: `smtps://user:password@host`, and the sender, `议堂 <notice@example.cn>`. */
  YITANG_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  YITANG_MAIL_FROM: z.string().regex(/@/, 'an address, as 议堂 <notice@example.cn>').optional(),
  /** Short messages are offered where both are set: the gateway asked, and what signs the asking. */
  YITANG_SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  YITANG_SMS_SECRET: z.string().min(16).optional(),
  /** Web push is offered where it is set: whom a push service may turn to, `mailto:…` or `https://…`. */
  YITANG_PUSH_CONTACT: z
    .string()
    .regex(/^(mailto:|https:\/\/)/, 'mailto:… or https://…')
    .optional(),
  /** Hosts that may be pushed at, by commas; absent: the services of the browsers in use. */
  YITANG_PUSH_HOSTS: z.string().optional(),
});

export interface Config {
  dataFolder: string;
  host: string;
  port: number;
  databaseUrl: string | undefined;
  /** The database as its owner; no server needs it. */
  migrationUrl: string | undefined;
  /** Where the keys of what is kept encrypted lie. */
  keys: KeySource;
  embedded: 'postgres' | 'pglite' | undefined;
  /** Whether an empty database gets the demo province, and one click on the sign-in page enters its accounts. */
  demo: boolean;
  /** Whether that was said by a setting; where it was not, only an installation nobody else reaches is a demo. */
  demoAsked: boolean;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Proxies whose word on the asking address is taken. */
  trustedProxies: number;
  origin: string | undefined;
  metricsToken: string | undefined;
  maxUploadBytes: number;
  /** Bytes one account may have uploaded without their hanging on anything. */
  uploadQuotaBytes: number;
  /** Requests a minute for a stranger's address, an account or a token; 0 switches the limit off. */
  rateLimit: number;
  idleMinutes: number;
  /** Ways notices leave the house; an absent one is not offered. */
  channels: {
    mail?: { url: string; from: string };
    sms?: { url: string; secret: string };
    push?: { contact: string; hosts: readonly string[] };
  };
}

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);

/** An installation on this machine alone: embedded database, loopback address, no public origin. */
function isForOneself(e: z.output<typeof schema>): boolean {
  const origin = e.YITANG_ORIGIN ? new URL(e.YITANG_ORIGIN) : undefined;
  const open = origin !== undefined && (origin.protocol === 'https:' || !isLoopback(origin.hostname));
  return !e.YITANG_DATABASE_URL && !open && isLoopback(e.YITANG_HOST);
}

function channelsOf(e: z.output<typeof schema>): Config['channels'] {
  const hosts = e.YITANG_PUSH_HOSTS?.split(',').map((host) => host.trim()) ?? knownPushHosts;
  return {
    ...(e.YITANG_SMTP_URL && e.YITANG_MAIL_FROM ? { mail: { url: e.YITANG_SMTP_URL, from: e.YITANG_MAIL_FROM } } : {}),
    ...(e.YITANG_SMS_URL && e.YITANG_SMS_SECRET ? { sms: { url: e.YITANG_SMS_URL, secret: e.YITANG_SMS_SECRET } } : {}),
    ...(e.YITANG_PUSH_CONTACT ? { push: { contact: e.YITANG_PUSH_CONTACT, hosts } } : {}),
  };
}

/** @throws Error naming the settings that are wrong, one a line */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const { data: e, error } = schema.safeParse(
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')),
  );
  if (!e) throw new Error(error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  return {
    dataFolder: resolve(e.YITANG_DATA),
    host: e.YITANG_HOST,
    port: e.YITANG_PORT,
    databaseUrl: e.YITANG_DATABASE_URL || undefined,
    migrationUrl: e.YITANG_MIGRATION_URL || undefined,
    keys: { dataFolder: resolve(e.YITANG_DATA), keyFile: e.YITANG_KEY_FILE, keys: e.YITANG_KEYS },
    embedded: e.YITANG_EMBEDDED,
    demo: e.YITANG_SEED ? e.YITANG_SEED === 'demo' : isForOneself(e),
    demoAsked: e.YITANG_SEED !== undefined,
    logLevel: e.YITANG_LOG,
    trustedProxies: Number(e.YITANG_TRUST_PROXY) || 0,
    origin: e.YITANG_ORIGIN,
    metricsToken: e.YITANG_METRICS_TOKEN,
    maxUploadBytes: e.YITANG_MAX_UPLOAD_MB * 1024 * 1024,
    uploadQuotaBytes: e.YITANG_UPLOAD_QUOTA_MB * 1024 * 1024,
    rateLimit: e.YITANG_RATE_LIMIT,
    idleMinutes: e.YITANG_IDLE_MINUTES,
    channels: channelsOf(e),
  };
}
