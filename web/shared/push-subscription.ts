/** A browser that lets itself be pushed at. */

/** What the browser can do; phones push to installed applications only. */
export const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** @param base address of the front, whose worker shows what is pushed @throws what the browser says */
export async function subscribed(base: string, pushKey: string): Promise<PushSubscription> {
  const registration = await navigator.serviceWorker.register(`${base}sw.js`, { scope: base });
  const ready = await activeOf(registration);
  return ready.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey });
}

/** A worker just registered takes a moment until it works. */
async function activeOf(registration: ServiceWorkerRegistration): Promise<ServiceWorkerRegistration> {
  const starting = registration.installing ?? registration.waiting;
  if (registration.active || !starting) return registration;
  await new Promise<void>((resolve) => {
    starting.addEventListener('statechange', () => starting.state === 'activated' && resolve());
  });
  return registration;
}
