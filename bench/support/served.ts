/** The product as a server of its own, on a database that is there already. */
import { freePort, type Started, scratchFolder, startServer } from './processes.ts';

/** With the demo doors open, as benches sign in by them, and no limit on requests. */
export async function startProduct(databaseUrl: string, over: Record<string, string> = {}): Promise<Started> {
  const port = await freePort();
  const env = {
    YITANG_DATABASE_URL: databaseUrl,
    YITANG_DATA: scratchFolder('product'),
    YITANG_PORT: String(port),
    YITANG_SEED: 'demo',
    YITANG_RATE_LIMIT: '0',
    ...over,
  };
  return startServer([process.execPath, 'bench/support/product.ts'], { env, port, ready: '/ready' });
}
