/** Everything a member may read, of every kind, by words or number. */
import { ButtonLink } from '../kit/button.tsx';
import { ItemList, ListItem } from '../kit/list-item.tsx';
import { Pagination } from '../kit/pagination.tsx';
import { SearchForm } from '../kit/search-form.tsx';
import { PageTitle, Section } from '../kit/section.tsx';
import { EmptyState, Skeleton } from '../kit/states.tsx';
import { Failure } from '../shared/failure.tsx';
import { useSession } from '../shared/session.tsx';
import { Excerpt } from './excerpt.tsx';
import { countKey, type Found, type FoundGroup, useFound } from './found.ts';
import { LikeFound } from './like-found.tsx';

function Group({ group, found }: { group: FoundGroup; found: Found }) {
  const { t } = useSession();
  const { code, kind, page, size, address } = found;
  const whole = `/m/${code}/search${address({ kind: group.kind })}`;
  return (
    <Section id={`kind-${group.kind}`} title={`${group.label} · ${t(countKey(group), { count: group.total })}`}>
      <ItemList label={group.label}>
        {group.items.map((hit) => (
          <ListItem
            key={hit.matterId}
            href={`/m/${code}/${hit.path}`}
            title={hit.title}
            note={hit.excerpt.length > 0 && <Excerpt runs={hit.excerpt} />}
            meta={<span>{hit.line}</span>}
          />
        ))}
      </ItemList>
      {!kind && group.total > group.items.length && (
        <ButtonLink look="secondary" href={whole}>
          {t('search.whole', { label: group.label })}
        </ButtonLink>
      )}
      {kind && group.total > size && (
        <Pagination
          page={found.data?.page ?? page}
          pages={Math.ceil(group.total / size)}
          href={(number) => `/m/${code}/search${address({ kind, page: number })}`}
        />
      )}
    </Section>
  );
}

export function SearchScreen() {
  const { t } = useSession();
  const found = useFound();
  const { code, words, kind, groups, data, error, refetch, address } = found;
  return (
    <>
      <PageTitle title={t('search.title')} />
      <SearchForm
        action={`/m/${code}/search`}
        label={t('search.label')}
        placeholder={t('search.hint')}
        defaultValue={words}
        submit={t('search.go')}
      />
      {words === '' ? (
        <p>{t('search.start')}</p>
      ) : error && !data ? (
        <Failure error={error} again={() => void refetch()} />
      ) : !groups ? (
        <Skeleton shape="list" rows={6} />
      ) : groups.length === 0 ? (
        <EmptyState title={t('search.none')} icon="search">
          {t('search.noneWhat')}
        </EmptyState>
      ) : (
        <>
          {data?.readAs && <p role="status">{t('search.readAs', { typed: words, meant: data.readAs })}</p>}
          {kind && (
            <ButtonLink look="quiet" href={`/m/${code}/search${address({})}`}>
              {t('search.every')}
            </ButtonLink>
          )}
          {groups.map((group) => (
            <Group key={group.kind} group={group} found={found} />
          ))}
        </>
      )}
      {words !== '' && <LikeFound words={words} base={`/m/${code}`} />}
    </>
  );
}
