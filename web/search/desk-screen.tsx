/** Everything somebody at the desk may read, of every kind, by words or number. */
import { Alert, Empty, Input, Pagination, Skeleton } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useSession } from '../shared/session.tsx';
import { Excerpt } from './excerpt.tsx';
import { countKey, type Found, type FoundGroup, useFound } from './found.ts';
import { LikeFound } from './like-found.tsx';

function Group({ group, found }: { group: FoundGroup; found: Found }) {
  const { t } = useSession();
  const navigate = useNavigate();
  const { code, kind, page, size, address } = found;
  return (
    <section aria-label={group.label}>
      <h2>
        {group.label} <small className="d-muted">{t(countKey(group), { count: group.total })}</small>
      </h2>
      <ul className="d-list d-hits">
        {group.items.map((hit) => (
          <li key={hit.matterId}>
            <Link to={`/desk/${code}/${hit.path}`}>{hit.title}</Link>
            <span className="d-muted">{hit.line}</span>
            {hit.excerpt.length > 0 && (
              <p>
                <Excerpt runs={hit.excerpt} />
              </p>
            )}
          </li>
        ))}
      </ul>
      {!kind && group.total > group.items.length && (
        <Link to={address({ kind: group.kind })}>{t('search.whole', { label: group.label })}</Link>
      )}
      {kind && group.total > size && (
        <Pagination
          current={found.data?.page ?? page}
          pageSize={size}
          total={group.total}
          showSizeChanger={false}
          onChange={(number) => void navigate(address({ kind, page: number }))}
        />
      )}
    </section>
  );
}

export function SearchScreen() {
  const { t } = useSession();
  const navigate = useNavigate();
  const found = useFound();
  const { code, words, kind, groups, data, error, address } = found;
  return (
    <>
      <h1>{words === '' ? t('search.title') : t('search.found', { words })}</h1>
      <search>
        <Input.Search
          key={words}
          className="d-search-wide"
          aria-label={t('search.label')}
          placeholder={t('search.hint')}
          defaultValue={words}
          maxLength={100}
          enterButton={t('search.go')}
          onSearch={(typed) =>
            void navigate(typed.trim() === '' ? `/desk/${code}/search` : `?${new URLSearchParams({ q: typed.trim() })}`)
          }
        />
      </search>
      {words === '' ? (
        <p className="d-muted">{t('search.start')}</p>
      ) : error && !data ? (
        <Alert type="error" title={t('shared.failed')} description={error.message} />
      ) : !groups ? (
        <Skeleton active title={false} />
      ) : groups.length === 0 ? (
        <Empty description={`${t('search.none')}${t('search.noneWhat')}`} />
      ) : (
        <>
          {data?.readAs && <p role="status">{t('search.readAs', { typed: words, meant: data.readAs })}</p>}
          {kind && <Link to={address({})}>{t('search.every')}</Link>}
          {groups.map((group) => (
            <Group key={group.kind} group={group} found={found} />
          ))}
        </>
      )}
      {words !== '' && <LikeFound words={words} base={`/desk/${code}`} />}
    </>
  );
}
