/** What needs me now: first thing a member sees, nothing on top; beside it the rooms of the assembly's work. */
import { useQuery } from '@tanstack/react-query';
import { type ComponentType, Suspense } from 'react';
import { type InboxItem, inboxEndpoints } from '../../platform/inbox/contract.ts';
import { call } from '../client.ts';
import { memberFronts } from '../fronts.ts';
import { ButtonLink } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { ItemList, ListItem } from '../kit/list-item.tsx';
import { PageTitle, Section } from '../kit/section.tsx';
import { EmptyState, Skeleton } from '../kit/states.tsx';
import { Link } from '../kit/words-context.tsx';
import { Failure } from '../shared/failure.tsx';
import { isNamed, type MemberRoom } from '../shared/front.ts';
import { part } from '../shared/part.tsx';
import { useSession } from '../shared/session.tsx';

const DRAFTS = 3;
/** Rooms offered where nothing waits; the tiles have all. */
const OFFERED = 2;

const rooms = memberFronts.flatMap((front) => front.room ?? []);
const panels = memberFronts.flatMap((front) => front.home ?? []).map(({ at, load }) => ({ at, Panel: part(load) }));
const metas = new Map<string, ComponentType<{ item: InboxItem }>>(
  memberFronts.flatMap((front) => front.inbox ?? []).map(({ kind, load }) => [kind, part(load)]),
);

function Panels({ at }: { at: 'above' | 'below' }) {
  return (
    <Suspense>
      {panels
        .filter((panel) => panel.at === at)
        .map(({ Panel }, index) => (
          <Panel key={index} />
        ))}
    </Suspense>
  );
}

/** What an item is told beside: by its kind, else since when it waits. */
function Meta({ item }: { item: InboxItem }) {
  const { date } = useSession();
  const Told = metas.get(item.kind);
  return Told ? (
    <Suspense>
      <Told item={item} />
    </Suspense>
  ) : (
    <span>{date(item.since)}</span>
  );
}

/** Rooms that are open in the assembly. */
function useRooms(): MemberRoom[] {
  const { assembly } = useSession();
  return rooms.filter((room) => isNamed(assembly!, room));
}

/** Ways into a room's work: begin something, see one's own. */
function useBeginnings(): MemberRoom[] {
  const { assembly } = useSession();
  return useRooms().filter(({ begin }) => begin && (!begin.open || begin.open(assembly!)));
}

function Nothing() {
  const { assembly, t } = useSession();
  const base = `/m/${assembly!.code}`;
  const beginnings = useBeginnings();
  const open = useRooms();
  return (
    <EmptyState
      title={t('member.inbox.empty')}
      actions={
        <>
          {beginnings.slice(0, OFFERED).map(({ begin }) => (
            <ButtonLink key={begin!.path} href={`${base}/${begin!.path}`} icon="edit">
              {t(begin!.label)}
            </ButtonLink>
          ))}
          {open.slice(0, OFFERED).map(({ path, own }) => (
            <ButtonLink key={path} look="secondary" href={`${base}/${path}`}>
              {t(own)}
            </ButtonLink>
          ))}
        </>
      }
    >
      {t('member.inbox.emptyWhat')}
    </EmptyState>
  );
}

function Drafts({ items }: { items: readonly InboxItem[] }) {
  const { assembly, t, date } = useSession();
  const all = rooms.find((room) => room.drafts)?.drafts;
  if (items.length === 0) return null;
  return (
    <Section
      id="drafts"
      title={t('member.inbox.drafts')}
      aside={all && <Link href={`/m/${assembly!.code}/${all}`}>{t('member.inbox.allDrafts')}</Link>}
    >
      <ItemList>
        {items.slice(0, DRAFTS).map((item) => (
          <ListItem
            key={item.matterId}
            href={item.link.m}
            title={item.subject || t('shared.untitled')}
            meta={date(item.since, true)}
          />
        ))}
      </ItemList>
    </Section>
  );
}

function Tiles() {
  const { assembly, t } = useSession();
  const base = `/m/${assembly!.code}`;
  const beginnings = useBeginnings();
  const open = useRooms();
  return (
    <Section id="rooms" title={t('member.home.rooms')}>
      <ul className="m-rooms">
        {open.map((room) => (
          <li key={room.path}>
            <Link href={`${base}/${room.path}`}>
              <Icon name={room.icon} />
              {t(room.label)}
            </Link>
            {room.begin && beginnings.includes(room) && (
              <Link href={`${base}/${room.begin.path}`}>{t(room.begin.label)}</Link>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function HomeScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { data, error, refetch } = useQuery({
    queryKey: ['inbox', code],
    queryFn: () => call(inboxEndpoints.getInbox, code),
  });
  const tasks = data?.items.filter((item) => item.turn !== 'own') ?? [];
  const drafts = data?.items.filter((item) => item.turn === 'own') ?? [];
  return (
    <>
      <PageTitle title={t('member.inbox.title')} />
      <div className="m-sides">
        <div>
          <Panels at="above" />
          {error && !data ? (
            <Failure error={error} again={() => void refetch()} />
          ) : !data ? (
            <Skeleton shape="list" rows={4} />
          ) : tasks.length === 0 ? (
            <Nothing />
          ) : (
            <ItemList>
              {tasks.map((item) => (
                <ListItem
                  key={`${item.task}${item.matterId}${item.partId ?? ''}`}
                  href={item.link.m}
                  title={item.subject || t('shared.untitled')}
                  next={t(`${item.room}.task.${item.task}`)}
                  meta={<Meta item={item} />}
                />
              ))}
            </ItemList>
          )}
        </div>
        <div>
          <Drafts items={drafts} />
          <Panels at="below" />
          <Tiles />
        </div>
      </div>
    </>
  );
}
