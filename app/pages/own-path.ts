/** Where a form may send the browser on: only to an address of this site. */

const here = 'http://own.invalid';

/**
 * Read as a browser reads it (tabs dropped, backslashes turned, dots resolved) and compared by origin.
 * @returns path, query and fragment with everything encoded that a header cannot carry; `otherwise` for any other address
 */
export function ownPath(path: unknown, otherwise: string): string {
  if (typeof path !== 'string' || !path.startsWith('/') || !URL.canParse(path, here)) return otherwise;
  const url = new URL(path, here);
  const own = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === here && !own.startsWith('//') ? own : otherwise;
}

/**
 * The address without the fields a form left empty, so that a search can be sent on as it is meant.
 * @param url path and query of a request @returns undefined when nothing is empty
 */
export function withoutEmptyFields(url: string): string | undefined {
  const at = url.indexOf('?');
  if (at < 0 || url.startsWith('//')) return undefined;
  const fields = [...new URLSearchParams(url.slice(at))];
  const kept = fields.filter(([, value]) => value.trim() !== '');
  if (kept.length === fields.length) return undefined;
  return url.slice(0, at) + (kept.length > 0 ? `?${new URLSearchParams(kept)}` : '');
}
