/** Drafts that are on this phone alone, above what needs their writer. */
import { useQuery } from '@tanstack/react-query';
import { inboxEndpoints } from '../../../../platform/inbox/contract.ts';
import { call } from '../../../../web/client.ts';
import { ItemList, ListItem } from '../../../../web/kit/list-item.tsx';
import { Section } from '../../../../web/kit/section.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { keptDrafts } from './draft-store.ts';

export function DraftsOnPhone() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const { data } = useQuery({ queryKey: ['inbox', code], queryFn: () => call(inboxEndpoints.getInbox, code) });
  const known = new Set(data?.items.map((item) => item.matterId));
  const waiting = keptDrafts(code).filter(({ id, draft }) => draft.dirty && !known.has(id));
  if (waiting.length === 0) return null;
  return (
    <Section id="waiting" title={t('member.inbox.onPhone')}>
      <ItemList>
        {waiting.map(({ id, draft }) => (
          <ListItem
            key={id}
            href={`/m/${code}/write/${id}`}
            title={draft.content.subject || t('shared.untitled')}
            meta={date(draft.changedAt, true)}
            next={t('proposals.task.finish_draft')}
          />
        ))}
      </ItemList>
    </Section>
  );
}
