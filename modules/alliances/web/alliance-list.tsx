/** Alliances as a list to open, the same on every front. */
import { ItemList, ListItem } from '../../../web/kit/list-item.tsx';
import { StateTag } from '../../../web/kit/state-tag.tsx';
import { EmptyState } from '../../../web/kit/states.tsx';
import { useSession } from '../../../web/shared/session.tsx';
import type { AllianceLine } from '../contract/reading.ts';

export function AllianceList({ items, base }: { items: readonly AllianceLine[]; base: string }) {
  const { t, date } = useSession();
  if (items.length === 0) return <EmptyState title={t('alliances.none')}>{t('alliances.noneWhat')}</EmptyState>;
  return (
    <ItemList label={t('alliances.title')}>
      {items.map((line) => (
        <ListItem
          key={line.allianceId}
          href={`${base}/alliances/${line.allianceId}`}
          title={line.name}
          note={t('alliances.founded', { founder: line.founder, date: date(line.since) })}
          meta={
            line.seat === 'invited' ? (
              <StateTag tone="attention">{t('alliances.task.answer')}</StateTag>
            ) : (
              <>
                <StateTag
                  tone={line.state === 'standing' ? 'active' : line.state === 'forming' ? 'waiting' : 'stopped'}
                >
                  {t(`alliances.state.${line.state}`)}
                </StateTag>
                <span>{t('alliances.counts', { joined: line.joined, open: line.openMatters })}</span>
              </>
            )
          }
        />
      ))}
    </ItemList>
  );
}
