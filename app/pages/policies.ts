/** What a page may load and run: nothing of another host, no script written into it. */

const common = [
  "default-src 'self'",
  "script-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "frame-ancestors 'self'",
  "base-uri 'self'",
  "form-action 'self'",
];

export const policyName = 'content-security-policy';

const policy = (styles: string[]) => ({ [policyName]: [...common, ...styles].join('; ') });

/** Pages rendered on the server: sheets of our own; lengths of bars stand in attributes. */
export const publicPolicy = policy(["style-src 'self'", "style-src-attr 'unsafe-inline'"]);

/** The applications: their libraries of parts write sheets while they run. */
export const applicationPolicy = policy(["style-src 'self' 'unsafe-inline'"]);

/**
 * Pages whose address is a secret: no request tells more of it than this site's name, without which its own forms would pass for
 * those of strangers; search engines do not list it.
 */
export const secretPage = { 'referrer-policy': 'strict-origin', 'x-robots-tag': 'noindex, nofollow' } as const;
