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
