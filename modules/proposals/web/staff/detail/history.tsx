/** The whole record, stage by stage. */
import { useSession } from '../../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../../contract/detail.ts';
import { InsideStages } from '../../inside-stages.tsx';

/** With the time of each step and the version of the rules it was taken under. */
export function History({ data }: { data: ProposalDetail }) {
  const { t } = useSession();
  return <InsideStages data={data} lines={data.history} label={t('staff.tab.history')} withTime />;
}
