/*
 * Keeps the application and what was read last on the phone, so that it opens in a lift. Pages and reads go to the
 * network first; writes are never kept here (the drafts are, by the application itself).
 */
const SHELL = 'yt-member-shell-1';
const READS = 'yt-member-reads-1';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) => cache.addAll(['/m/', '/m/icon.svg']))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== SHELL && name !== READS).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'forget') event.waitUntil(caches.delete(READS));
});

const keep = (name, request, response) => {
  if (response.ok) caches.open(name).then((cache) => cache.put(request, response.clone()));
  return response;
};

const networkFirst = (name, request, fallback) =>
  fetch(request)
    .then((response) => keep(name, request, response.clone()) && response)
    .catch(() =>
      caches
        .match(request)
        .then((found) => found ?? (fallback ? caches.match(fallback) : undefined) ?? Response.error()),
    );

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/m/assets/')) {
    event.respondWith(
      caches
        .match(request)
        .then(
          (found) => found ?? fetch(request).then((response) => keep(SHELL, request, response.clone()) && response),
        ),
    );
  } else if (request.mode === 'navigate' && url.pathname.startsWith('/m')) {
    event.respondWith(
      fetch(request)
        .then((response) => keep(SHELL, '/m/', response.clone()) && response)
        .catch(() => caches.match('/m/')),
    );
  } else if (
    /^\/api\/v1\/(me$|assemblies\/[^/]+\/(inbox|proposals|notices|members)(\/|\?|$))/.test(url.pathname) &&
    !/\/(files|document|letter|exports)\b/.test(url.pathname)
  ) {
    event.respondWith(networkFirst(READS, request));
  }
});
