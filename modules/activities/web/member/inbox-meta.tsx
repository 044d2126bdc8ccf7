/** Beside an invitation in the inbox: where it is, and until when to answer. */
import type { InboxItem } from '../../../../platform/inbox/contract.ts';
import { Clock } from '../../../../web/member/clocks.tsx';

export function InboxMeta({ item }: { item: InboxItem }) {
  return (
    <>
      {item.who && <span>{item.who}</span>}
      {item.clock && <Clock clock={item.clock} room="activities" />}
    </>
  );
}
