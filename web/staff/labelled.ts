/** A table's column whose cells carry their head's words, for phones where a row is a card without heads. */
import type { HTMLAttributes } from 'react';

export const labelled = (title: string) => ({
  title,
  onCell: () => ({ 'data-label': title }) as HTMLAttributes<HTMLElement>,
});
