import type { PageEnv } from '../../../../web/public/page.tsx';
import { dateText } from '../../../../web/public/page.tsx';
import { Choice, Lines, Pages } from '../../../../web/public/parts/register.tsx';
import type { PublicActivity } from '../../contract/public.ts';
import { activityTypes } from '../../life.ts';

export interface ListData {
  filter: { when?: string; type?: string };
  /** What was asked for, as part of an address. */
  asked: string;
  list: { items: PublicActivity[]; total: number; page: number; size: number };
}

export const baseOf = (env: PageEnv): string => `/${env.assembly!.code}/activities`;

function Item({ env, item }: { env: PageEnv; item: PublicActivity }) {
  const { t } = env;
  return (
    <li>
      <p className="title">
        <a href={`${baseOf(env)}/${item.activityId}`}>{item.title}</a>
      </p>
      <p className="meta">
        <span className="tag">{t(`activities.state.${item.state}`)}</span>
        <span>{t(`activities.type.${item.type}`)}</span>
        <time dateTime={item.startsAt}>{dateText(env, item.startsAt)}</time>
        {item.place && <span>{item.place}</span>}
      </p>
    </li>
  );
}

/** Activities the assembly shows everybody, those to come and those that were. */
export function ListPage({ env, data }: { env: PageEnv; data: ListData }) {
  const { t } = env;
  const { filter, list } = data;
  const at = (page: number) => `${baseOf(env)}?${data.asked ? `${data.asked}&` : ''}page=${page}`;
  return (
    <>
      <h1>{t('activities.title')}</h1>
      <p className="lead">{t('activities.page.lead')}</p>
      <form method="get" className="fields">
        <Choice
          name="when"
          label={t('activities.page.when')}
          any={t('activities.page.anyTime')}
          choices={(['coming', 'past'] as const).map((value) => ({ value, label: t(`activities.page.${value}`) }))}
          value={filter.when}
        />
        <Choice
          name="type"
          label={t('activities.col.type')}
          any={t('activities.page.anyType')}
          choices={activityTypes.map((value) => ({ value, label: t(`activities.type.${value}`) }))}
          value={filter.type}
        />
        <button className="button quiet" type="submit">
          {t('activities.page.show')}
        </button>
      </form>
      <p className="meta">{t('activities.page.found', { count: list.total })}</p>
      <Lines items={list.items} empty={t('activities.page.empty')}>
        {(item) => <Item key={item.activityId} env={env} item={item} />}
      </Lines>
      <Pages env={env} {...list} href={at} />
    </>
  );
}
