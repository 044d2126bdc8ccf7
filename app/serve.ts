/**
 * Serves one installation until it is told to stop. What Node makes of the sources is kept beside the packages, so that a
 * restart need not make it again.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/yitang/code'));
const { serveInstallation } = await import('./served-installation.ts');
await serveInstallation();
