import type { PageEnv } from './page.tsx';
import { FormProblem, NewPasswordFields, PasswordField } from './password-fields.tsx';

interface Data {
  next: string;
  problem: string | null;
}

/** Changes the password with which somebody came; a first password is good for nothing else. Works without script. */
export function PasswordPage({ env, data }: { env: PageEnv; data: Data }) {
  const { t } = env;
  return (
    <>
      <h1>{t('public.password.title')}</h1>
      <p>{t('public.password.why')}</p>
      <FormProblem t={t} problem={data.problem} />
      <form method="post" action="/password" style={{ marginBlock: '1.5rem' }}>
        <input type="hidden" name="next" value={data.next} />
        <PasswordField t={t} name="current" />
        <NewPasswordFields t={t} />
        <button className="button" type="submit">
          {t('public.password.submit')}
        </button>
      </form>
    </>
  );
}
