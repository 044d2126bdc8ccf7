/** What an item of proposals is told beside in the inbox: its deadline, and who invites. */
import type { InboxItem } from '../../../../platform/inbox/contract.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { Clock } from './shared.tsx';

export function InboxMeta({ item }: { item: InboxItem }) {
  const { t } = useSession();
  return (
    <>
      {item.clock && <Clock clock={item.clock} />}
      {item.task === 'answer_invitation' && <span>{t('member.inbox.by', { name: item.who })}</span>}
    </>
  );
}
