import { dateText, type PageEnv } from '../../../../web/public/page.tsx';
import type { Following } from '../../contract.ts';

export interface MineData {
  it: Following;
  secret: string;
  /** What was just done. */
  done: 'confirmed' | 'stopped' | null;
  problem: string | null;
}

type Part = { env: PageEnv; data: MineData };

function StepForm({ env, data, step, children }: Part & { step: string; children: React.ReactNode }) {
  return (
    <form method="post" action={`/${env.assembly!.code}/following/mine/${data.secret}`} className="step noprint">
      <input type="hidden" name="step" value={step} />
      {children}
    </form>
  );
}

type Items = { items: Following['items'] };

/** A press of its own, as programs that look into mails open every link. */
function Waiting({ env, data, items }: Part & Items) {
  const { t } = env;
  return (
    <section aria-labelledby="waiting" className="glance">
      <h2 id="waiting">{t('following.mine.waitingTitle')}</h2>
      <p>{t('following.mine.waitingWhat')}</p>
      <StepForm env={env} data={data} step="confirm">
        {items.map((item) => (
          <label key={item.followId} className="check">
            <input type="checkbox" name="followIds" value={item.followId} defaultChecked /> {item.title}
          </label>
        ))}
        <button className="button" type="submit">
          {t('following.mine.confirm')}
        </button>
      </StepForm>
    </section>
  );
}

function Followed({ env, data, items }: Part & Items) {
  const { t } = env;
  return (
    <section aria-labelledby="followed">
      <h2 id="followed">{t('following.mine.listTitle')}</h2>
      <ul className="list">
        {items.map((item) => (
          <li key={item.followId}>
            <p className="title">
              <a href={`/${env.assembly!.code}${item.path}`}>{item.title}</a>
            </p>
            <p className="meta">
              <time dateTime={item.askedAt}>{t('following.mine.since', { date: dateText(env, item.askedAt) })}</time>
            </p>
            <StepForm env={env} data={data} step="stop">
              <input type="hidden" name="followId" value={item.followId} />
              <button
                className="button quiet"
                type="submit"
                aria-label={t('following.mine.stopNamed', { title: item.title })}
              >
                {t('following.mine.stop')}
              </button>
            </StepForm>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What one address or browser follows; everything by plain forms. */
export function MinePage({ env, data }: Part) {
  const { t } = env;
  const { it, done, problem } = data;
  const base = `/${env.assembly!.code}`;
  const push = it.channel === 'push';
  const waiting = it.items.filter((item) => !item.confirmed);
  const followed = it.items.filter((item) => item.confirmed);
  return (
    <article className="story">
      <header>
        {it.channel && (
          <p className="meta">{push ? t('following.mine.ofPush') : t('following.mine.of', { address: it.address })}</p>
        )}
        <h1>{t('following.mine.title')}</h1>
      </header>
      {done && (
        <p className="notice" role="status">
          {t(`following.mine.${done}`)}
        </p>
      )}
      {problem && (
        <p className="notice warn" role="alert">
          {problem}
        </p>
      )}
      {waiting.length > 0 && <Waiting env={env} data={data} items={waiting} />}
      {followed.length > 0 && <Followed env={env} data={data} items={followed} />}
      {it.channel === null ? (
        <>
          <p>{t('following.mine.nothing')}</p>
          {done === null && <p>{t('following.mine.nothingLate')}</p>}
          <p className="actions">
            <a className="button quiet" href={base}>
              {t('following.mine.home')}
            </a>
          </p>
        </>
      ) : (
        <section aria-label={t('following.mine.stopAll')}>
          <StepForm env={env} data={data} step="all">
            <p>{t(push ? 'following.mine.stopAllPushWhat' : 'following.mine.stopAllWhat')}</p>
            <button className="button quiet" type="submit">
              {t(push ? 'following.mine.stopAllPush' : 'following.mine.stopAll')}
            </button>
          </StepForm>
          <p className="meta">{t('following.mine.kept')}</p>
          <p className="noprint">
            <a href={`/api/v1/assemblies/${env.assembly!.code}/following/mine/${data.secret}/export`}>
              {t('following.mine.download')}
            </a>
          </p>
        </section>
      )}
    </article>
  );
}
