import type { PageEnv } from '../../../../web/public/page.tsx';

export interface StopData {
  secret: string;
  followId: string;
  /** Empty: it is followed no more. */
  title: string;
  stopped: boolean;
}

/** One button, where the link of a mail leads. */
export function StopPage({ env, data }: { env: PageEnv; data: StopData }) {
  const { t } = env;
  const page = `/${env.assembly!.code}/following/mine/${data.secret}`;
  const gone = data.stopped || !data.title;
  return (
    <article className="story">
      <header>
        <h1>{t('following.stop.title')}</h1>
      </header>
      {gone ? (
        <p className="notice" role="status">
          {t('following.stop.done')}
        </p>
      ) : (
        <form method="post" action={`${page}/stop/${data.followId}`} className="step">
          <p>{t('following.stop.ask', { title: data.title })}</p>
          <button className="button" type="submit">
            {t('following.stop.one')}
          </button>
        </form>
      )}
      <p>
        <a href={page}>{t('following.stop.all')}</a>
      </p>
    </article>
  );
}
