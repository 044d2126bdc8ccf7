/** Ways in which this installation can tell whoever follows a matter; for the page of the matter. */
import type { ChannelsOffered } from '../notices/topics.ts';

export interface WaysToFollow {
  mail: boolean;
  /** The key browsers subscribe with; null: no push. */
  pushKey: string | null;
}

export const waysToFollow = ({ channels }: { channels?: ChannelsOffered }): WaysToFollow => ({
  mail: channels?.mail ?? false,
  pushKey: channels?.pushKey ?? null,
});
