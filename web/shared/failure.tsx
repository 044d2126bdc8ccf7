/** What could not be read, in words, with a way on; the same on the phone and at the desk. */
import { ApiProblem } from '../client.ts';
import { Button, ButtonLink } from '../kit/button.tsx';
import { ErrorState } from '../kit/states.tsx';
import { useSession } from './session.tsx';

/** What a refusal of a reading means to the reader. */
function meaningOf(status: number): 'offline' | 'forbidden' | 'notFound' | 'failed' {
  if (status === 0) return 'offline';
  if (status === 403) return 'forbidden';
  // An address with an impossible part names nothing either.
  return status === 404 || status === 422 ? 'notFound' : 'failed';
}

interface FailureProps {
  error: unknown;
  /** Reads once more; offered where that may help. */
  again?: () => void;
  home?: string;
  /** Nothing else of the page is shown. */
  page?: boolean;
}

export function Failure({ error, again, home, page = false }: FailureProps) {
  const { t } = useSession();
  const problem = error instanceof ApiProblem ? error : new ApiProblem(500, 'internal', t('errors.internal'));
  const meaning = meaningOf(problem.status);
  const helps = again && (meaning === 'offline' || meaning === 'failed');
  const way = home ?? location.pathname.split('/').slice(0, 3).join('/');
  return (
    <ErrorState
      heading={page}
      icon={meaning === 'forbidden' ? 'lock' : meaning === 'notFound' ? 'search' : 'warning'}
      title={meaning === 'failed' ? t('shared.failed') : t(`shared.${meaning}.title`)}
      actions={
        helps ? (
          <Button onClick={again}>{t('shared.retry')}</Button>
        ) : (
          <ButtonLink href={way}>{t('shared.toStart')}</ButtonLink>
        )
      }
    >
      {meaning === 'failed' ? problem.message : t(`shared.${meaning}.read`)}
    </ErrorState>
  );
}

/** The address names no place of this application. */
export function NoSuchPlace() {
  return <Failure page error={new ApiProblem(404, 'not_found', '')} />;
}

/** The reader's offices do not reach here. */
export function NotForYou() {
  return <Failure page error={new ApiProblem(403, 'forbidden', '')} />;
}
