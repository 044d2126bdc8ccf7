/** What forms for passwords share; plain HTML. */
import type { PageEnv } from './page.tsx';

type T = PageEnv['t'];

export function PasswordField({ t, name }: { t: T; name: 'current' | 'password' | 'again' }) {
  const rules =
    name === 'current'
      ? { autoComplete: 'current-password' }
      : { autoComplete: 'new-password', minLength: 12, maxLength: 200, 'aria-describedby': 'kind' };
  return (
    <div className="field">
      <label htmlFor={name}>{t(`public.password.${name}`)}</label>
      <input id={name} name={name} type="password" required {...rules} />
    </div>
  );
}

/** What a password has to be, and the new one twice. */
export function NewPasswordFields({ t }: { t: T }) {
  return (
    <>
      <p id="kind">{t('public.password.kind')}</p>
      <PasswordField t={t} name="password" />
      <PasswordField t={t} name="again" />
    </>
  );
}

/** Why the form came back. @param problem key of a sentence, or the sentence */
export function FormProblem({ t, problem }: { t: T; problem: string | null }) {
  if (!problem) return null;
  return (
    <p className="notice warn" role="alert">
      {t(problem, { defaultValue: problem })}
    </p>
  );
}
