import type { PageEnv } from './page.tsx';
import { FormProblem, NewPasswordFields } from './password-fields.tsx';

interface Data {
  /** Null: the link sets a password no more. */
  key: string | null;
  problem: string | null;
  login?: string;
  name?: string;
  by?: string;
}

/** Sets a new password with a one-time link. Works without script. */
export function NewPasswordPage({ env, data }: { env: PageEnv; data: Data }) {
  const { t } = env;
  if (data.key === null) {
    return (
      <>
        <h1>{t('public.newPassword.gone')}</h1>
        <p>{t('errors.reset_link_gone')}</p>
        <p>
          <a href="/sign-in">{t('public.newPassword.signIn')}</a>
        </p>
      </>
    );
  }
  return (
    <>
      <h1>{t('public.newPassword.title')}</h1>
      <p>{t('public.newPassword.why', { name: data.name, login: data.login, by: data.by })}</p>
      <FormProblem t={t} problem={data.problem} />
      <form method="post" action="/password/new" style={{ marginBlock: '1.5rem' }}>
        <input type="hidden" name="key" value={data.key} />
        <input type="text" name="login" autoComplete="username" value={data.login} readOnly hidden />
        <NewPasswordFields t={t} />
        <button className="button" type="submit">
          {t('public.newPassword.submit')}
        </button>
      </form>
    </>
  );
}
