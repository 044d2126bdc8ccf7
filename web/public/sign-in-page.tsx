import { bracketed } from '../../platform/i18n/lists.ts';
import type { PageEnv } from './page.tsx';

interface Data {
  next: string;
  problem: string | null;
  login: string;
  /** A new password was just set. */
  done: boolean;
  groups: Array<{ assembly: string; accounts: Array<{ login: string; name: string; roles: string; front: string }> }>;
}

const fronts = ['member', 'office', 'unit', 'administration'];

/** Sign-in with password; on a demo installation one click for each role. Works without script. */
export function SignInPage({ env, data }: { env: PageEnv; data: Data }) {
  const { t } = env;
  return (
    <>
      <h1>{t('public.signIn.title')}</h1>
      {data.done && (
        <p className="notice" role="status">
          {t('public.signIn.done')}
        </p>
      )}
      {data.problem && (
        <p className="notice warn" role="alert">
          {data.problem}
        </p>
      )}
      <form method="post" action="/sign-in" style={{ marginBlock: '1.5rem' }}>
        <input type="hidden" name="next" value={data.next} />
        <div className="field">
          <label htmlFor="login">{t('public.signIn.login')}</label>
          <input id="login" name="login" autoComplete="username" required defaultValue={data.login} />
        </div>
        <div className="field">
          <label htmlFor="password">{t('public.signIn.password')}</label>
          <input id="password" name="password" type="password" autoComplete="current-password" required />
        </div>
        <button className="button" type="submit">
          {t('public.signIn.submit')}
        </button>
        <p style={{ marginBlockStart: '1rem' }}>{t('public.signIn.forgotten')}</p>
      </form>
      {data.groups.length > 0 && (
        <section aria-labelledby="demo">
          <h2 id="demo">{t('public.signIn.demo')}</h2>
          <p>{t('public.signIn.demoWhat')}</p>
          {data.groups.map((group, index) => (
            <details key={group.assembly} open={index === 0}>
              <summary>{group.assembly}</summary>
              <form method="post" action="/sign-in/demo">
                <input type="hidden" name="next" value={data.next} />
                {fronts
                  .map((front) => ({ front, accounts: group.accounts.filter((account) => account.front === front) }))
                  .filter(({ accounts }) => accounts.length > 0)
                  .map(({ front, accounts }) => (
                    <section key={front} aria-label={t(`public.signIn.front.${front}`)}>
                      <h3>{t(`public.signIn.front.${front}`)}</h3>
                      <ul className="roles">
                        {accounts.map((account) => (
                          <li key={account.login}>
                            <button type="submit" name="login" value={account.login}>
                              {account.roles}
                              <small>{bracketed(account.name, account.login, env.locale)}</small>
                            </button>
                          </li>
                        ))}
                      </ul>
                    </section>
                  ))}
              </form>
            </details>
          ))}
        </section>
      )}
    </>
  );
}
