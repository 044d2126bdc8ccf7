/** Feeds as RFC 4287 (Atom) has them, for readers of news. */

export interface FeedEntry {
  /** Stays the same as long as the entry lives; unique within its assembly. */
  key: string;
  title: string;
  /** Of the page, below the address of the assembly, beginning with `/`. */
  path: string;
  updated: Date;
  summary?: string;
}

export interface Feed {
  title: string;
  /** Of the page the feed belongs to, below the address of the assembly. */
  path: string;
  author: string;
  /** Newest first. */
  entries: readonly FeedEntry[];
}

export interface FeedPlace {
  /** As `https://example.org`, without a slash at its end. */
  origin: string;
  /** Path of the assembly, as `/xiangnan`. */
  base: string;
  /** Path and query of the feed itself. */
  self: string;
  locale: string;
  /** When it is read: stands for the last change where there is no entry. */
  asOf: Date;
}

const escaped = (text: string) =>
  text
    .toWellFormed()
    // XML 1.0 has no place for these, not even escaped.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

/**
 * @returns a whole document in UTF-8. Ids are tags of the origin's host (RFC 4151), so that an entry is the same whatever its
 * page is called later.
 */
export function atomText(feed: Feed, place: FeedPlace): string {
  const { origin, base } = place;
  const tag = (key: string) => `tag:${new URL(origin).hostname},2026:${base.slice(1)}/${key}`;
  const updated = feed.entries.reduce<Date | undefined>(
    (latest, { updated: at }) => (latest && latest > at ? latest : at),
    undefined,
  );
  const entries = feed.entries.map(
    (entry) =>
      `<entry><id>${escaped(tag(entry.key))}</id><title>${escaped(entry.title)}</title><updated>${entry.updated.toISOString()}</updated><link href="${escaped(origin + base + entry.path)}"/>${entry.summary ? `<summary>${escaped(entry.summary)}</summary>` : ''}</entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${place.locale}"><id>${escaped(tag(feed.path.slice(1)))}</id><title>${escaped(feed.title)}</title><updated>${(updated ?? place.asOf).toISOString()}</updated><author><name>${escaped(feed.author)}</name></author><link rel="self" type="application/atom+xml" href="${escaped(origin + place.self)}"/><link href="${escaped(origin + base + feed.path)}"/>${entries.join('')}</feed>
`;
}
