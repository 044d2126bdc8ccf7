/*
 * Keeps the whole application of one release on the phone, and what was read last, so that both open in a lift. The
 * application comes from here, in one piece, until the reader takes the next release; reads go to the network first;
 * writes are never kept here (drafts are, by the application itself). Files and release are filled in by web/build.ts.
 */
const RELEASE = '__RELEASE__';
const FILES = ['__FILES__'];
const SHELL = `yt-member-shell-${RELEASE}`;
const READS = 'yt-member-reads-2';
/** Answers kept at most; the oldest go first. */
const MOST_READS = 300;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) =>
        cache.addAll(['/m/', '/icons/icon.svg', ...FILES].map((url) => new Request(url, { cache: 'reload' }))),
      ),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('yt-member-') && name !== SHELL && name !== READS)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
  if (event.data === 'forget') event.waitUntil(caches.delete(READS));
});

async function keepRead(request, response) {
  const cache = await caches.open(READS);
  await cache.put(request, response);
  const kept = await cache.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length - MOST_READS))) await cache.delete(old);
}

/** What another person read on this phone is not for the one signed in now. */
async function forgetOthers(request, response) {
  const before = await caches.match(request, { cacheName: READS, ignoreVary: true });
  if (!before) return;
  const [then, now] = await Promise.all([before.json(), response.json()]);
  if (then.account?.id !== now.account?.id) await caches.delete(READS);
}

async function read(request, url) {
  let response;
  try {
    response = await fetch(request);
  } catch {
    return (await caches.match(request, { cacheName: READS, ignoreVary: true })) ?? Response.error();
  }
  if (response.ok) {
    const copy = response.clone();
    if (url.pathname === '/api/v1/me') await forgetOthers(request, response.clone());
    void keepRead(request, copy);
  }
  return response;
}

const fromShell = async (address, request) =>
  (await caches.match(address, { cacheName: SHELL, ignoreVary: true })) ?? fetch(request);

const isRead = (path) =>
  path === '/api/v1/me' ||
  (path.startsWith('/api/v1/assemblies/') && !/\/(files|kept-forms|document|letter|export|exports)\b/.test(path));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (url.pathname.startsWith('/m/')) event.respondWith(fromShell('/m/', request));
  } else if (url.pathname.startsWith('/m/assets/') || url.pathname === '/icons/icon.svg') {
    event.respondWith(fromShell(request, request));
  } else if (isRead(url.pathname)) {
    event.respondWith(read(request, url));
  }
});
