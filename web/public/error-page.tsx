import type { PageEnv } from './page.tsx';

/** What went wrong, and the way on. */
export function ErrorPage({ env, data }: { env: PageEnv; data: { status: number; message: string } }) {
  const { t } = env;
  return (
    <div className="story">
      <h1>{t(data.status === 404 ? 'public.error.notFound' : 'public.error.title')}</h1>
      <p className="lead">{data.message}</p>
      <p>
        <a className="button" href={env.assembly ? `/${env.assembly.code}/proposals` : '/'}>
          {t('public.error.way')}
        </a>
      </p>
    </div>
  );
}
