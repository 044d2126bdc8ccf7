/*
 * Lets the page for sending a suggestion open without a network after one visit: page and files of one release, network first.
 * What is written and sent is the page's own matter. Files and release are filled in by web/build.ts.
 */
const RELEASE = '__RELEASE__';
const FILES = ['__FILES__'];
const KEPT = `yt-suggestions-${RELEASE}`;
const PAGE = new URL('new', self.registration.scope.replace(/new\/?$/, '')).pathname;

self.addEventListener('install', (event) => {
  const wanted = [PAGE, '/icons/icon.svg', ...FILES].map((url) => new Request(url, { cache: 'reload' }));
  event.waitUntil(
    caches
      .open(KEPT)
      .then((cache) => cache.addAll(wanted))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('yt-suggestions-') && name !== KEPT;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

/** The page as it is now; without a network as it was last, whatever place it is asked for. */
async function page(request) {
  try {
    const response = await fetch(request);
    if (response.ok) {
      const cache = await caches.open(KEPT);
      await cache.put(PAGE, response.clone());
    }
    return response;
  } catch {
    return (await caches.match(PAGE, { cacheName: KEPT, ignoreVary: true })) ?? Response.error();
  }
}

const file = async (request) => (await caches.match(request, { cacheName: KEPT, ignoreVary: true })) ?? fetch(request);

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate' && url.pathname === PAGE) event.respondWith(page(request));
  else if (url.pathname.startsWith('/assets/') || url.pathname === '/icons/icon.svg') event.respondWith(file(request));
});
