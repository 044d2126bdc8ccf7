/** Why proving or adding did not succeed, as a sentence. */
import { ApiProblem } from '../../client.ts';
import { useSession } from '../session.tsx';

export function useSaid(): (error: unknown) => string | undefined {
  const { t } = useSession();
  return (error) => {
    if (!error) return undefined;
    if (!(error instanceof ApiProblem)) return t('shared.factor.declined');
    return error.status === 0 ? t('shared.offline.step') : (error.issues[0]?.message ?? error.message);
  };
}
