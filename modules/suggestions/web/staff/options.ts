/** Choices of the rules for the desk's forms. */
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../../../web/shared/session.tsx';
import { loadOptions } from '../handling.ts';

export function useOptions() {
  const code = useSession().assembly!.code;
  return useQuery({
    queryKey: ['options', 'suggestions', code],
    queryFn: () => loadOptions(code),
    staleTime: 300_000,
  });
}
