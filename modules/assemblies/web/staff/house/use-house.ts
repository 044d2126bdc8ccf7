/** One act on the assembly's lists; whatever names units and bodies is read again after it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';

export function useHouse<V, A>(run: (values: V) => Promise<A>, done?: (answer: A, values: V) => unknown) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    async onSuccess(answer, values) {
      await done?.(answer, values);
      await client.invalidateQueries();
    },
  });
}

/** Whether any of these texts holds the words searched for. */
export const holds = (words: string | undefined, ...texts: ReadonlyArray<string | null>): boolean =>
  !words || texts.some((text) => text?.toLowerCase().includes(words.toLowerCase()));
