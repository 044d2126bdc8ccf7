/** Refusals of what a screen does in passing (a switch, a sign-out), where it keeps no place of its own for them. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accountEndpoints, type DisplaySettings } from '../../modules/accounts/contract.ts';
import { ApiProblem, call } from '../client.ts';
import { toasts } from '../kit/toast.tsx';
import { meKey, useSession } from './session.tsx';

/** @returns says in a passing message why something was not done */
export function useTold(): (error: unknown) => void {
  const { t } = useSession();
  return (error) => {
    const problem = error instanceof ApiProblem ? error : null;
    const text = problem ? (problem.status === 0 ? t('shared.offline.step') : problem.message) : t('errors.internal');
    toasts.add({ tone: 'error', text });
  };
}

/** Keeps how pages look for this person, on all their devices. */
export function useSaveDisplay() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Partial<DisplaySettings>) => call(accountEndpoints.updateDisplaySettings, null, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: meKey }),
    onError: useTold(),
  });
}

/** Ends the session and leaves for the first page. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => call(accountEndpoints.signOut, null),
    onSuccess: () => location.assign('/'),
    onError: useTold(),
  });
}
