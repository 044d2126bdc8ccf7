import type { PageEnv } from './page.tsx';

interface Data {
  next: string;
  problem: string | null;
}

/** Changes the password with which somebody came; a first password is good for nothing else. Works without script. */
export function PasswordPage({ env, data }: { env: PageEnv; data: Data }) {
  const { t } = env;
  const field = (name: 'current' | 'password' | 'again', autoComplete: string) => (
    <div className="field">
      <label htmlFor={name}>{t(`public.password.${name}`)}</label>
      <input
        id={name}
        name={name}
        type="password"
        autoComplete={autoComplete}
        required
        {...(name === 'current' ? {} : { minLength: 12, maxLength: 200, 'aria-describedby': 'kind' })}
      />
    </div>
  );
  return (
    <>
      <h1>{t('public.password.title')}</h1>
      <p>{t('public.password.why')}</p>
      {data.problem && (
        <p className="notice warn" role="alert">
          {t(data.problem, { defaultValue: data.problem })}
        </p>
      )}
      <form method="post" action="/password" style={{ marginBlock: '1.5rem' }}>
        <input type="hidden" name="next" value={data.next} />
        {field('current', 'current-password')}
        <p id="kind">{t('public.password.kind')}</p>
        {field('password', 'new-password')}
        {field('again', 'new-password')}
        <button className="button" type="submit">
          {t('public.password.submit')}
        </button>
      </form>
    </>
  );
}
