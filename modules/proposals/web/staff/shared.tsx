/** Pieces the desk's screens of proposals share; those of every room come from the desk itself. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../../../web/client.ts';
import { Mark } from '../../../../web/kit/state-tag.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ProposalLine } from '../../contract/reading.ts';
import { proposalEndpoints } from '../../contract.ts';

export { Loaded, Refusal } from '../../../../web/staff/loaded.tsx';
export { Clock, Clocks, Day, State, useRoles } from '../../../../web/staff/matter-parts.tsx';

export type Options = NonNullable<ReturnType<typeof useOptions>['data']>;

export const proposalPath = (code: string, id: string) => `/desk/${code}/proposals/${id}`;

export function SubjectLink({ line }: { line: Pick<ProposalLine, 'proposalId' | 'subject'> }) {
  const { assembly, t } = useSession();
  return <Link to={proposalPath(assembly!.code, line.proposalId)}>{line.subject || t('shared.untitled')}</Link>;
}

export function Marks({ line }: { line: Pick<ProposalLine, 'isKey' | 'isExcellent' | 'imported'> }) {
  const { t } = useSession();
  return (
    <>
      {line.isKey && <Mark seal>{t('shared.key')}</Mark>}
      {line.isExcellent && <Mark>{t('staff.excellent.mark')}</Mark>}
      {line.imported && <Mark>{t('proposals.imported.mark')}</Mark>}
    </>
  );
}

/** Choices, limits and rules for forms. */
export function useOptions() {
  const { assembly } = useSession();
  const code = assembly!.code;
  return useQuery({
    queryKey: ['options', code],
    queryFn: () => call(proposalEndpoints.getOptions, code),
    staleTime: 300_000,
  });
}
