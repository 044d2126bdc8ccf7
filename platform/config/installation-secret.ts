/** A secret of the installation, made at its first start. It lies beside the data, not in the database it protects. */
import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const BYTES = 32;

/** @returns 32 bytes, the same for every process that shares the folder @throws Error when the file is cut off */
export async function installationSecret(folder: string): Promise<Buffer> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'secret');
  const fresh = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    return undefined;
  });
  if (fresh) {
    await fresh.writeFile(randomBytes(BYTES).toString('hex'));
    await fresh.close();
  }
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const secret = Buffer.from((await readFile(path, 'utf8')).trim(), 'hex');
    if (secret.length === BYTES) return secret;
    // Another process has just made the file and is about to write it.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${path} is cut off: restore it from a backup, or remove it to have a new one made`);
}

/** HMACs of texts with the secret; of another purpose than fingerprints. */
export const sealWith =
  (secret: Buffer) =>
  (text: string): string =>
    createHmac('sha256', secret).update(`seal/${text}`).digest('base64url');
