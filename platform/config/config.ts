/** Settings of one installation, read from the environment once; every setting has a default that works. */
import { resolve } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  /** Folder for the embedded database, files and built fronts' caches. */
  YITANG_DATA: z.string().default('data'),
  YITANG_HOST: z.string().default('127.0.0.1'),
  YITANG_PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Real PostgreSQL: `postgres://user:password@host:port/name`. Absent: PGlite in the data folder. */
  YITANG_DATABASE_URL: z.string().optional(),
  /** `demo` seeds the demo province when the database is empty; `none` starts empty. */
  YITANG_SEED: z.enum(['demo', 'none']).default('demo'),
  YITANG_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Behind a proxy that sets X-Forwarded-For. */
  YITANG_TRUST_PROXY: z.stringbool().default(false),
  /** `https` marks cookies as secure. */
  YITANG_ORIGIN: z.string().optional(),
  YITANG_MAX_UPLOAD_MB: z.coerce.number().int().positive().default(50),
  YITANG_RATE_LIMIT: z.coerce.number().int().nonnegative().default(600),
  /** Minutes without a request after which a session ends. */
  YITANG_IDLE_MINUTES: z.coerce.number().int().positive().default(60),
});

export interface Config {
  dataFolder: string;
  host: string;
  port: number;
  databaseUrl: string | undefined;
  seed: 'demo' | 'none';
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  trustProxy: boolean;
  origin: string | undefined;
  maxUploadBytes: number;
  /** Requests a minute for one address or token; 0 switches the limit off. */
  rateLimit: number;
  idleMinutes: number;
}

/** @throws ZodError naming the setting that is wrong */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const e = schema.parse(env);
  return {
    dataFolder: resolve(e.YITANG_DATA),
    host: e.YITANG_HOST,
    port: e.YITANG_PORT,
    databaseUrl: e.YITANG_DATABASE_URL || undefined,
    seed: e.YITANG_SEED,
    logLevel: e.YITANG_LOG,
    trustProxy: e.YITANG_TRUST_PROXY,
    origin: e.YITANG_ORIGIN,
    maxUploadBytes: e.YITANG_MAX_UPLOAD_MB * 1024 * 1024,
    rateLimit: e.YITANG_RATE_LIMIT,
    idleMinutes: e.YITANG_IDLE_MINUTES,
  };
}
