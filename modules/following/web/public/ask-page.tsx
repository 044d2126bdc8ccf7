import { FollowByMail } from '../../../../web/public/follow.tsx';
import type { PageEnv } from '../../../../web/public/page.tsx';

export interface AskData {
  matter: { kind: string; matterId: string; title: string; path: string };
  hours: number;
  /** The form was taken. */
  sent: boolean;
  problem: string | null;
  address: string;
}

type Part = { env: PageEnv; data: AskData };

/** Asks for the address; then says plainly what happens next, the same whatever the address follows. */
export function AskPage({ env, data }: Part) {
  const { t } = env;
  const base = `/${env.assembly!.code}`;
  const { matter, sent } = data;
  return (
    <article className="story">
      <header>
        <h1>{t(sent ? 'following.ask.sentTitle' : 'following.ask.title')}</h1>
      </header>
      <dl className="facts">
        <dt>{t('following.ask.about')}</dt>
        <dd>
          <a href={`${base}${matter.path}`}>{matter.title}</a>
        </dd>
      </dl>
      {sent ? (
        <>
          <p>{t('following.ask.sent', { hours: data.hours })}</p>
          <p>{t('following.ask.often')}</p>
          <p>{t('following.ask.spam')}</p>
          <p className="actions">
            <a className="button" href={`${base}${matter.path}`}>
              {t('following.ask.back')}
            </a>
            <a className="button quiet" href={`${base}/following?kind=${matter.kind}&matterId=${matter.matterId}`}>
              {t('following.ask.again')}
            </a>
          </p>
        </>
      ) : (
        <FollowByMail
          env={env}
          kind={matter.kind}
          matterId={matter.matterId}
          typed={data.address}
          problem={data.problem}
        />
      )}
    </article>
  );
}
