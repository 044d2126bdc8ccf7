/** How far the public reads a suggestion. */
export const dials = ['public', 'title_only', 'internal'] as const;
