/** Codes scanned without a network: kept on the device with their time, sent when it is back. */
import { ApiProblem, call } from '../../../../web/client.ts';
import type { OfflineWork } from '../../../../web/shared/front.ts';
import { activityEndpoints } from '../../contract.ts';

interface Scanned {
  code: string;
  scannedAt: string;
}

const keyOf = (assembly: string) => `yt-scanned:${assembly}`;

function waiting(assembly: string): Scanned[] {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(assembly)) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

function keep(assembly: string, list: Scanned[]): void {
  if (list.length === 0) localStorage.removeItem(keyOf(assembly));
  else localStorage.setItem(keyOf(assembly), JSON.stringify(list));
}

export const send = (assembly: string, code: string, scannedAt?: string) =>
  call(activityEndpoints.signInByCode, assembly, { body: { code, ...(scannedAt ? { scannedAt } : {}) } });

export type SignedIn = Awaited<ReturnType<typeof send>>;

/** Sends it now. @returns null when there is no network: it is kept and sent later */
export async function signInOrKeep(assembly: string, code: string): Promise<SignedIn | null> {
  try {
    return await send(assembly, code);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 0) throw error;
    const others = waiting(assembly).filter((item) => item.code !== code);
    keep(assembly, [...others, { code, scannedAt: new Date().toISOString() }]);
    return null;
  }
}

export const offline: OfflineWork = {
  async ready(client, assembly) {
    let sent = 0;
    for (const item of waiting(assembly)) {
      try {
        await send(assembly, item.code, item.scannedAt);
      } catch (error) {
        // Without an answer it waits on; what the server refuses it would refuse again.
        if (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500) continue;
      }
      keep(
        assembly,
        waiting(assembly).filter((kept) => kept.code !== item.code),
      );
      sent += 1;
    }
    if (sent > 0) await client.invalidateQueries();
  },
  waiting: (assembly) => waiting(assembly).length,
  forget: (assembly) => keep(assembly, []),
};
