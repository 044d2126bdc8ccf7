/** The application kept on the phone: put there, and renewed when a release has come. */
import { useSyncExternalStore } from 'react';

const HOUR = 3_600_000;
const listeners = new Set<() => void>();
let next: ServiceWorker | null = null;

const workers = (): ServiceWorkerContainer | null => ('serviceWorker' in navigator ? navigator.serviceWorker : null);

function found(worker: ServiceWorker | null): void {
  // The first one ever takes no one's place; a later one waits until the reader takes it.
  if (!worker || !workers()?.controller) return;
  next = worker;
  for (const listener of listeners) listener();
}

/** Puts the application on the phone and looks for a new release now and then. */
export async function keepInstalled(): Promise<void> {
  const registration = await workers()
    ?.register('/m/sw.js', { scope: '/m/' })
    .catch(() => undefined);
  if (!registration) return;
  found(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => worker.state === 'installed' && found(worker));
  });
  const look = () => navigator.onLine && void registration.update().catch(() => {});
  setInterval(look, HOUR);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
}

/** What was read before the application was on the phone is read once more, to be kept there too. */
export function rereadWhenInstalled(reread: () => void): void {
  const container = workers();
  if (!container || container.controller) return;
  container.addEventListener('controllerchange', reread, { once: true });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether a new release waits on this phone. */
export function useNewRelease(): boolean {
  return useSyncExternalStore(subscribe, () => next !== null);
}

/** Opens the new release; drafts and forms are kept, so nothing typed is lost. */
export function takeNewRelease(): void {
  workers()?.addEventListener('controllerchange', () => location.reload(), { once: true });
  next?.postMessage('take-over');
}
