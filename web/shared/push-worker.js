/* Shows what was pushed, and opens its page; nothing is fetched for it. */
self.addEventListener('push', (event) => {
  const told = event.data?.json() ?? {};
  event.waitUntil(
    self.registration.showNotification(told.title ?? '', {
      body: told.body ?? '',
      // The same notice sent twice is shown once.
      tag: told.tag,
      icon: '/icons/icon-192.png',
      data: { link: told.link },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const link = new URL(event.notification.data?.link ?? '/', location.origin);
  if (link.origin !== location.origin) return;
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((open) => {
      const same = open.find((client) => client.url === link.href);
      return same ? same.focus() : self.clients.openWindow(link.href);
    }),
  );
});
