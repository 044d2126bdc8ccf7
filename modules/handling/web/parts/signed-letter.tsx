/** A reply as the letter it is. */
import { DocumentSheet } from '../../../../web/kit/section.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import type { ReplyView } from '../../contract/detail.ts';

export function SignedLetter({ reply }: { reply: Pick<ReplyView, 'letterNumber' | 'unitName' | 'issuedAt' | 'body'> }) {
  const { date } = useSession();
  return (
    <DocumentSheet
      number={reply.letterNumber}
      signed={reply.unitName}
      date={reply.issuedAt ? date(reply.issuedAt) : undefined}
    >
      {reply.body}
    </DocumentSheet>
  );
}
