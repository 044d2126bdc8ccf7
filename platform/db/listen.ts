/** Hears what other processes on the same database announce (LISTEN/NOTIFY), and comes back by itself. */
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

export interface Heard {
  /** Somebody announced a change; `payload` as it was given. */
  change(payload: string): void;
  /** The connection stands: what was announced until now may have been missed. */
  connected(): void;
  /** From now on changes are not heard. */
  disconnected(): void;
}

const AGAIN_AFTER_MS = 250;
/** A connection that breaks silently is noticed by asking. */
const ASK_EVERY_MS = 5_000;
const ANSWER_WITHIN_MS = 3_000;

/** @returns resolves when the connection is over */
async function hearOnce(config: pg.ClientConfig, channel: string, heard: Heard, ended: AbortSignal): Promise<void> {
  const client = new pg.Client({
    ...config,
    application_name: 'yitang listening',
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  });
  const over = new Promise<void>((done) => {
    client.once('end', done);
    client.once('error', () => done());
    ended.addEventListener('abort', () => done(), { once: true });
  });
  client.on('error', () => {});
  client.on('notification', ({ payload }) => heard.change(payload ?? ''));
  let asking: NodeJS.Timeout | undefined;
  try {
    await client.connect();
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
    heard.connected();
    const broken = new Promise<void>((done) => {
      asking = setInterval(() => client.query('select 1').catch(() => done()), ASK_EVERY_MS);
      asking.unref();
    });
    await Promise.race([over, broken]);
  } finally {
    clearInterval(asking);
    heard.disconnected();
    await Promise.race([client.end().catch(() => {}), wait(ANSWER_WITHIN_MS, undefined, { ref: false })]);
  }
}

/** @returns stops listening */
export async function listenForChanges(
  config: pg.ClientConfig,
  channel: string,
  heard: Heard,
): Promise<() => Promise<void>> {
  const ended = new AbortController();
  const tried = Promise.withResolvers<void>();
  const connected = () => {
    heard.connected();
    tried.resolve();
  };
  const loop = (async () => {
    while (!ended.signal.aborted) {
      await hearOnce(config, channel, { ...heard, connected }, ended.signal).catch(() => {});
      tried.resolve();
      if (!ended.signal.aborted) await wait(AGAIN_AFTER_MS, undefined, { ref: false });
    }
  })();
  await tried.promise;
  return async () => {
    ended.abort();
    await loop;
  };
}
