/** What needs me now: first thing a member sees, nothing on top. */

import { useQuery } from '@tanstack/react-query';
import { inboxEndpoints } from '../../../../platform/inbox/contract.ts';
import { call } from '../../../../web/client.ts';
import { ButtonLink } from '../../../../web/kit/button.tsx';
import { ItemList, ListItem } from '../../../../web/kit/list-item.tsx';
import { PageTitle, Section } from '../../../../web/kit/section.tsx';
import { EmptyState, Skeleton } from '../../../../web/kit/states.tsx';
import { Link } from '../../../../web/kit/words-context.tsx';
import { keptDrafts } from '../../../../web/member/draft-store.ts';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { mayPropose } from './may-propose.ts';
import { OwnBodies } from './own-bodies.tsx';
import { Clock } from './shared.tsx';

export function InboxScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const { data, error, refetch } = useQuery({
    queryKey: ['inbox', code],
    queryFn: () => call(inboxEndpoints.getInbox, code),
  });
  const known = new Set(data?.items.map((item) => item.matterId));
  const tasks = data?.items.filter((item) => item.turn !== 'own') ?? [];
  const drafts = data?.items.filter((item) => item.turn === 'own') ?? [];
  const waiting = keptDrafts(code).filter(({ id, draft }) => draft.dirty && !known.has(id));
  return (
    <>
      <PageTitle title={t('member.inbox.title')} />
      {waiting.length > 0 && (
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
      )}
      {error && !data ? (
        <Failure error={error} again={() => void refetch()} />
      ) : !data ? (
        <Skeleton shape="list" rows={4} />
      ) : tasks.length === 0 ? (
        <EmptyState
          title={t('member.inbox.empty')}
          actions={
            <>
              {mayPropose(assembly!) && (
                <ButtonLink href={`/m/${code}/write/new`} icon="edit">
                  {t('member.nav.write')}
                </ButtonLink>
              )}
              <ButtonLink look="secondary" href={`/m/${code}/mine`}>
                {t('member.mine.title')}
              </ButtonLink>
            </>
          }
        >
          {t('member.inbox.emptyWhat')}
        </EmptyState>
      ) : (
        <ItemList>
          {tasks.map((item) => (
            <ListItem
              key={`${item.task}${item.matterId}`}
              href={item.link.m}
              title={item.subject || t('shared.untitled')}
              next={t(`${item.room}.task.${item.task}`)}
              meta={
                <>
                  {item.clock && <Clock clock={item.clock} />}
                  {item.task === 'answer_invitation' && <span>{t('member.inbox.by', { name: item.who })}</span>}
                </>
              }
            />
          ))}
        </ItemList>
      )}
      {drafts.length > 0 && (
        <Section
          id="drafts"
          title={t('member.inbox.drafts')}
          aside={<Link href={`/m/${code}/mine?tab=drafts`}>{t('member.inbox.allDrafts')}</Link>}
        >
          <ItemList>
            {drafts.slice(0, 3).map((item) => (
              <ListItem
                key={item.matterId}
                href={item.link.m}
                title={item.subject || t('shared.untitled')}
                meta={date(item.since, true)}
              />
            ))}
          </ItemList>
        </Section>
      )}
      <OwnBodies />
    </>
  );
}
