/** The mark of the product as browsers and home screens ask for it, the same on every front. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

const folder = new URL('../../web/kit/icons/', import.meta.url);
const sizes = ['icon-32.png', 'icon-180.png', 'icon-192.png', 'icon-512.png', 'maskable-512.png', 'icon.svg'] as const;

/** Serves `/icons/*` and, for whoever asks without being told, `/favicon.ico`. */
export function registerIcons(app: FastifyInstance): void {
  const serve = (address: string, name: (typeof sizes)[number]) => {
    const content = readFileSync(fileURLToPath(new URL(name, folder)));
    const type = name.endsWith('.svg') ? 'image/svg+xml' : 'image/png';
    app.get(address, { schema: { hide: true } as never }, (_request, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=86400').send(content),
    );
  };
  for (const name of sizes) serve(`/icons/${name}`, name);
  serve('/favicon.ico', 'icon-32.png');
}
