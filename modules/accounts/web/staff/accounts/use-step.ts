/** One act on an account; the list is read again after it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';

export function useStep<V, A>(run: (values: V) => Promise<A>, done?: (answer: A) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    async onSuccess(answer) {
      done?.(answer);
      await client.invalidateQueries({ queryKey: ['accounts'] });
    },
  });
}
