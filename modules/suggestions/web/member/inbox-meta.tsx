/** What an item of suggestions is told beside in the inbox: its deadline. */
import type { InboxItem } from '../../../../platform/inbox/contract.ts';
import { Clock } from '../../../../web/member/clocks.tsx';

export const InboxMeta = ({ item }: { item: InboxItem }) =>
  item.clock && <Clock clock={item.clock} room="suggestions" />;
