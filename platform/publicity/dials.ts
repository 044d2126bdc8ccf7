/** The three dials: how much of a matter the public reads. Pure. */

export const publicities = ['public', 'title_only', 'internal'] as const;
export type Publicity = (typeof publicities)[number];

/** The narrower of two dials. */
export const narrower = (a: Publicity, b: Publicity): Publicity =>
  publicities.indexOf(a) > publicities.indexOf(b) ? a : b;

/** What the rule says where nobody has decided: its default, never wider than the wish of whose matter it is. */
export const decidedByRule = (matter: { confidential: boolean; wish: Publicity }, byDefault: Publicity): Publicity =>
  matter.confidential ? 'internal' : narrower(byDefault, matter.wish);

/** When the public reads it; null: never. @param earliest end of the delay the rules ask for */
export const publicFrom = (decision: Publicity, earliest: Date, now: Date): Date | null =>
  decision === 'internal' ? null : earliest > now ? earliest : now;
