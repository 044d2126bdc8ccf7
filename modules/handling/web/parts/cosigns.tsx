/** What the assisting units say of the lead's reply. */
import { colon } from '../../../../platform/i18n/lists.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ReplyView } from '../../contract/detail.ts';

export function Cosigns({ reply }: { reply: Pick<ReplyView, 'cosigns'> }) {
  const { t, locale } = useSession();
  return reply.cosigns.map((cosign) => (
    <p key={cosign.assignmentId} className="d-muted">
      {cosign.unitName}
      {colon(locale)}
      {t(`staff.cosign.${cosign.status}`)} {cosign.note}
    </p>
  ));
}
